using System;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>Tolerant reading: a number may come as text, with a fraction, in exponent form, or be null.</summary>
internal static class JsonRead
{
    /// <summary>Reads the raw value at the reader's position and leaves the reader on its last token.</summary>
    internal static RawRange Raw(this ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new RawRange(start, (int)reader.BytesConsumed - start);
    }

    /// <summary>Reads a raw object or array; an empty range for anything else, null included.</summary>
    internal static RawRange RawContainer(this ref Utf8JsonReader reader)
    {
        bool container = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        RawRange range = reader.Raw();
        return container ? range : default;
    }

    /// <summary>Reads a count; null when it is none. A fraction is rounded.</summary>
    internal static long? Count(this ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> text = reader.ValueSpan;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number or JsonTokenType.String when Utf8Parser.TryParse(text, out long whole, out int used) && used == text.Length:
                return whole;
            case JsonTokenType.Number or JsonTokenType.String when Utf8Parser.TryParse(text, out double fraction, out int used) && used == text.Length:
                return double.IsNaN(fraction) || Math.Abs(fraction) > long.MaxValue / 2 ? null : (long)Math.Round(fraction);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Reads an amount exactly as written, exponent form included; null when it is none.</summary>
    internal static decimal? Amount(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            reader.Skip();
            return null;
        }

        string text = Encoding.UTF8.GetString(reader.ValueSpan);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount) ? amount : null;
    }

    internal static bool? Flag(this ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Reads a text; null for null, and for a value of another kind, which is passed over.</summary>
    internal static string? TextOrSkip(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetText();
        }

        reader.Skip();
        return null;
    }

    /// <summary>Reads a property name and moves to its value. An escaped name is decoded first.</summary>
    internal static ReadOnlySpan<byte> NameThenValue(this scoped ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> name = reader.PlainText();
        reader.Read();
        return name;
    }

    /// <summary>Gets the bytes of a name or a text, without escapes. The reader's own ways give up at half a pair of UTF-16, with an exception that is
    /// not one of JSON; here it becomes U+FFFD.</summary>
    internal static ReadOnlySpan<byte> PlainText(this scoped ref Utf8JsonReader reader) => reader.ValueIsEscaped
        ? Encoding.UTF8.GetBytes(JsonText.Decode(reader.ValueSpan))
        : reader.ValueSpan;

    /// <summary>Whether bytes are nothing but blanks.</summary>
    internal static bool IsBlank(this ReadOnlySpan<byte> text)
    {
        foreach (byte letter in text)
        {
            if (letter is not ((byte)' ' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies a raw value out of the bytes it was read from.</summary>
    internal static JsonElement Detach(ReadOnlySpan<byte> raw)
    {
        Utf8JsonReader reader = new(raw);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads JSON that a host has kept as text; null when it is none. Half a character, which no JSON text can hold, becomes U+FFFD.</summary>
    internal static JsonElement? TryDetach(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
