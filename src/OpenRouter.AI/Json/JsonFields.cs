using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>
/// Reads the members of objects whose schema the service may extend: what is absent, null or of another kind is null or empty, never an
/// exception. The element itself is handed on beside the typed values, so that nothing is lost by it.
/// </summary>
internal static class JsonFields
{
    private static readonly string[] InstantFormats = ["yyyy-MM-dd", "O"];

    internal static JsonElement? GetField(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    internal static JsonElement? GetObjectField(this JsonElement element, string name) =>
        element.GetField(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    internal static string? GetTextField(this JsonElement element, string name) => element.GetField(name) is { } value ? value.GetText() : null;

    /// <summary>Reads an amount exactly as written, exponent form and quotes included.</summary>
    internal static decimal? GetAmountField(this JsonElement element, string name) =>
        Digits(element.GetField(name)) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount)
            ? amount
            : null;

    internal static double? GetNumberField(this JsonElement element, string name) =>
        Digits(element.GetField(name)) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && !double.IsNaN(number) && !double.IsInfinity(number)
            ? number
            : null;

    /// <summary>Reads a count; a fraction is rounded.</summary>
    internal static long? GetCountField(this JsonElement element, string name) =>
        element.GetAmountField(name) is { } amount && Math.Abs(amount) <= long.MaxValue ? (long)Math.Round(amount) : null;

    internal static bool? GetFlagField(this JsonElement element, string name) => element.GetField(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Reads a date or a time in ISO form; a time without a zone is UTC.</summary>
    internal static DateTimeOffset? GetInstantField(this JsonElement element, string name)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal;
        string? text = element.GetTextField(name);
        return DateTimeOffset.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, Utc, out DateTimeOffset instant)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out instant)
            ? instant
            : null;
    }

    /// <summary>Reads a length of time given in milliseconds.</summary>
    internal static TimeSpan? GetMillisecondsField(this JsonElement element, string name) =>
        element.GetNumberField(name) is { } number && Math.Abs(number) < TimeSpan.MaxValue.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(number)
            : null;

    /// <summary>Reads the texts of a list; null when there is no list.</summary>
    internal static IReadOnlyList<string>? GetTextsField(this JsonElement element, string name)
    {
        if (element.GetField(name) is not { ValueKind: JsonValueKind.Array } array)
        {
            return null;
        }

        List<string> texts = new(array.GetArrayLength());
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.GetText() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>Reads an open word.</summary>
    internal static T? GetWordField<T>(this JsonElement element, string name)
        where T : struct, IOpenString =>
        element.GetTextField(name) is { } word ? new T { Value = word } : null;

    /// <summary>Reads the open words of a list; null when there is no list.</summary>
    internal static IReadOnlyList<T>? GetWordsField<T>(this JsonElement element, string name)
        where T : struct, IOpenString =>
        element.GetTextsField(name) is { } texts ? [.. texts.Select(static text => new T { Value = text })] : null;

    /// <summary>Reads the objects of a list; null when there is no list.</summary>
    internal static IReadOnlyList<T>? GetObjectsField<T>(this JsonElement element, string name, Func<JsonElement, T> read)
    {
        if (element.GetField(name) is not { ValueKind: JsonValueKind.Array } array)
        {
            return null;
        }

        List<T> objects = new(array.GetArrayLength());
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                objects.Add(read(item));
            }
        }

        return objects;
    }

    /// <summary>Gets a text, half a character included, with which a model's cut text can end; null when the value is no text.</summary>
    internal static string? GetText(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            byte[] raw = Encoding.UTF8.GetBytes(value.GetRawText());
            return JsonText.Decode(raw.AsSpan(1, raw.Length - 2));
        }
    }

    /// <summary>Copies a value as it is written, half a character in a text included, which the writer itself refuses.</summary>
    internal static void CopyTo(this JsonElement value, Utf8JsonWriter writer) => writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);

    private static string? Digits(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        { ValueKind: JsonValueKind.String } text => text.GetText(),
        _ => null,
    };
}
