using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Metadata;

/// <summary> Reads one value of a response's additional properties. It is what the client put there, or a <see cref="JsonElement"/>
/// once the response went through JSON (a distributed cache, a stored history). What has another shape reads as null: metadata never
/// breaks an answer. </summary>
internal static class MetadataValue
{
    internal static string? ToText(object? value) => value switch
    {
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        _ => null,
    };

    internal static bool? ToBoolean(object? value) => value switch
    {
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    internal static decimal? ToDecimal(object? value) => value switch
    {
        decimal number => number,
        double number => FromDouble(number),
        float number => FromDouble(number),
        long number => number,
        int number => number,
        JsonElement { ValueKind: JsonValueKind.Number } json => FromJson(json),
        JsonElement { ValueKind: JsonValueKind.String } json => FromText(json.GetString()),
        string text => FromText(text),
        _ => null,
    };

    /// <summary>Reads a number of seconds, or the form in which a time span is written as JSON.</summary>
    internal static TimeSpan? ToTimeSpan(object? value)
    {
        if (value is TimeSpan span)
        {
            return span;
        }

        if (ToDecimal(value) is { } seconds)
        {
            return Math.Abs(seconds) < (decimal)TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds((double)seconds) : null;
        }

        return TimeSpan.TryParse(ToText(value), CultureInfo.InvariantCulture, out TimeSpan parsed) ? parsed : null;
    }

    internal static IReadOnlyList<string>? ToTexts(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } json =>
            [.. json.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)],
        IEnumerable<string> texts => [.. texts],
        _ => null,
    };

    internal static JsonElement? ToJson(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.Array } json => json,
        _ => null,
    };

    internal static OpenRouterRoutingTrace? ToRouting(object? value)
    {
        if (value is OpenRouterRoutingTrace trace)
        {
            return trace;
        }

        try
        {
            return value is JsonElement { ValueKind: JsonValueKind.Object } json
                ? json.Deserialize(MetadataJsonContext.Default.OpenRouterRoutingTrace)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The edge of decimal is not a double: the comparison stays clear of it.
    private static decimal? FromDouble(double number) => Math.Abs(number) < 7.9e28 ? (decimal)number : null;

    private static decimal? FromJson(JsonElement json) => json.TryGetDecimal(out decimal number) ? number : null;

    private static decimal? FromText(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
