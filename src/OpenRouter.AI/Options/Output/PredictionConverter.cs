using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Options;

/// <summary>Wraps predicted text into the object the wire wants; reads text parts as the one text that they make up.</summary>
internal sealed class PredictionConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement prediction = JsonElement.ParseValue(ref reader);
        if (prediction.ValueKind == JsonValueKind.String)
        {
            return prediction.GetString()!;
        }

        if (prediction.ValueKind != JsonValueKind.Object || !prediction.TryGetProperty("content", out JsonElement content))
        {
            throw new JsonException("A prediction has its text in 'content'.");
        }

        return content.ValueKind == JsonValueKind.Array ? Join(content) : content.GetString() ?? "";
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "content");
        writer.WriteString("content", value);
        writer.WriteEndObject();
    }

    private static string Join(JsonElement parts)
    {
        var text = new StringBuilder();
        foreach (JsonElement part in parts.EnumerateArray())
        {
            if (part.TryGetProperty("text", out JsonElement piece))
            {
                text.Append(piece.GetString());
            }
        }

        return text.ToString();
    }
}
