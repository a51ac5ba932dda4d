using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Options;

/// <summary>A word, or an object when there is more to say than the measure.</summary>
internal sealed class ProviderSortConverter : JsonConverter<ProviderSort>
{
    public override ProviderSort Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new ProviderSort(reader.GetString()!);
        }

        JsonElement sort = JsonElement.ParseValue(ref reader);
        return new ProviderSort { By = Text(sort, "by") ?? "", Partition = Text(sort, "partition") };
    }

    public override void Write(Utf8JsonWriter writer, ProviderSort value, JsonSerializerOptions options)
    {
        if (value.Partition is null)
        {
            writer.WriteStringValue(value.By);
            return;
        }

        writer.WriteStartObject();
        if (value.By is not null)
        {
            writer.WriteString("by", value.By);
        }

        writer.WriteString("partition", value.Partition);
        writer.WriteEndObject();
    }

    private static string? Text(JsonElement sort, string name) => sort.ValueKind != JsonValueKind.Object
        ? throw new JsonException("A word or an object was expected.")
        : sort.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
