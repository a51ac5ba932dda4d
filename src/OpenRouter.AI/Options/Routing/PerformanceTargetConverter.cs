using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Options;

/// <summary>A number, or an object with one number for each percentile.</summary>
internal sealed class PerformanceTargetConverter : JsonConverter<PerformanceTarget>
{
    public override PerformanceTarget Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDouble();
        }

        JsonElement target = JsonElement.ParseValue(ref reader);
        return target.ValueKind != JsonValueKind.Object
            ? throw new JsonException("A number or an object was expected.")
            : new PerformanceTarget
            {
                P50 = Number(target, "p50"),
                P75 = Number(target, "p75"),
                P90 = Number(target, "p90"),
                P99 = Number(target, "p99"),
            };
    }

    public override void Write(Utf8JsonWriter writer, PerformanceTarget value, JsonSerializerOptions options)
    {
        if (value.Value is { } number)
        {
            writer.WriteNumberValue(number);
            return;
        }

        writer.WriteStartObject();
        Write(writer, "p50", value.P50);
        Write(writer, "p75", value.P75);
        Write(writer, "p90", value.P90);
        Write(writer, "p99", value.P99);
        writer.WriteEndObject();
    }

    private static double? Number(JsonElement target, string name) =>
        target.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetDouble() : null;

    private static void Write(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
