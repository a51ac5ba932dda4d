using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Errors;

/// <summary>Reads error JSON that keeps no schema: a field that is absent, null or of another kind is null, never an exception.</summary>
internal static class ErrorJson
{
    internal static JsonElement? Field(this JsonElement? element, string name) => element is { } value ? value.GetField(name) : null;

    internal static JsonElement? ObjectField(this JsonElement? element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>The text of a string, or the digits of a number; null for blank text and every other kind.</summary>
    internal static string? Text(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } value => Filled(StringOf(value)),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    internal static string? Text(this JsonElement? element, string name) => element.Field(name).Text();

    /// <summary>A number, also when it is written as a string.</summary>
    internal static double? Number(this JsonElement? element) =>
        element.Text() is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && IsFinite(number)
            ? number
            : null;

    internal static bool? Flag(this JsonElement? element, string name) => element.Field(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    internal static IReadOnlyList<string> Texts(this JsonElement? element, string name)
    {
        if (element.Field(name) is not { ValueKind: JsonValueKind.Array } array)
        {
            return [];
        }

        List<string> texts = new(array.GetArrayLength());
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (Text(item) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>The header of an object of headers, whose names differ in case.</summary>
    internal static string? Header(this JsonElement? headers, string name)
    {
        if (headers is not { ValueKind: JsonValueKind.Object } present)
        {
            return null;
        }

        foreach (JsonProperty property in present.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return Text(property.Value);
            }
        }

        return null;
    }

    /// <summary>Opens text that is a JSON object or array; null for any other text.</summary>
    internal static JsonElement? Open(string text)
    {
        string trimmed = text.Trim();
        return trimmed.StartsWith('{') || trimmed.StartsWith('[') ? Open(Encoding.UTF8.GetBytes(trimmed)) : null;
    }

    /// <summary>Opens the JSON value at the start of the bytes; null when there is none. What follows the value is ignored.</summary>
    internal static JsonElement? Open(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            // Proxies answer with HTML or text.
            return null;
        }
    }

    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, or bytes that are not UTF-8: half a character must not hide the failure.
            string raw = value.GetRawText();
            return raw.Substring(1, raw.Length - 2);
        }
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
