using System;
using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>
/// Decodes the inside of a JSON string. Unlike <see cref="Utf8JsonReader.GetString"/> it keeps a lone surrogate: a pair may be cut
/// between two chunks of a stream, and the two halves meet again when the deltas are joined.
/// </summary>
internal static class JsonText
{
    /// <summary>Decodes the current string token of a reader over one span; null for the null token.</summary>
    internal static string? GetText(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        return reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : Utf8(reader.ValueSpan);
    }

    /// <summary>Decodes text that stands between the quotes of a valid JSON string.</summary>
    internal static string Decode(ReadOnlySpan<byte> escaped) => escaped.IndexOf((byte)'\\') < 0 ? Utf8(escaped) : Unescape(escaped);

    /// <summary>Takes the white space and the byte order mark before a JSON text away.</summary>
    internal static ReadOnlyMemory<byte> TrimStart(ReadOnlyMemory<byte> body) => body[Start(body.Span)..];

    /// <summary>Counts the white space and the byte order mark before a JSON text.</summary>
    internal static int Start(ReadOnlySpan<byte> body)
    {
        int start = 0;
        while (start < body.Length && body[start] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or 0xEF or 0xBB or 0xBF)
        {
            start++;
        }

        return start;
    }

    /// <summary>Puts U+FFFD in the place of bytes that are no UTF-8, at which the JSON reader gives up; other text stays as it is.</summary>
    internal static ReadOnlySpan<byte> Repair(ReadOnlySpan<byte> text) => JsonScan.IsUtf8(text) ? text : Repaired(text);

    /// <summary>Puts U+FFFD in the place of bytes that are no UTF-8, at which the JSON reader gives up; other text stays as it is.</summary>
    internal static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> text) => JsonScan.IsUtf8(text.Span) ? text : Repaired(text.Span);

    /// <summary>Counts the characters that <see cref="Decode"/> would give.</summary>
    internal static int CountCharacters(ReadOnlySpan<byte> escaped)
    {
        int count = 0;
        int slash;
        while ((slash = escaped.IndexOf((byte)'\\')) >= 0)
        {
            count += Characters(escaped[..slash]) + 1;
            escaped = escaped[(slash + (escaped[slash + 1] == (byte)'u' ? 6 : 2))..];
        }

        return count + Characters(escaped);
    }

    private static byte[] Repaired(ReadOnlySpan<byte> text) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));

    private static int Characters(ReadOnlySpan<byte> text) => text.IsEmpty ? 0 : Encoding.UTF8.GetCharCount(text);

    private static string Utf8(ReadOnlySpan<byte> text) => text.IsEmpty ? "" : Encoding.UTF8.GetString(text);

    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        // Every escape is longer than what it stands for, and UTF-8 is never shorter than UTF-16.
        char[] rented = ArrayPool<char>.Shared.Rent(escaped.Length);
        try
        {
            int length = 0;
            while (!escaped.IsEmpty)
            {
                int slash = escaped.IndexOf((byte)'\\');
                ReadOnlySpan<byte> run = slash < 0 ? escaped : escaped[..slash];
                length += Encoding.UTF8.GetChars(run, rented.AsSpan(length));
                escaped = escaped[run.Length..];
                if (!escaped.IsEmpty)
                {
                    rented[length++] = Escape(ref escaped);
                }
            }

            return new string(rented, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static char Escape(ref ReadOnlySpan<byte> escaped)
    {
        char kind = (char)escaped[1];
        if (kind == 'u')
        {
            char value = (char)((Hex(escaped[2]) << 12) | (Hex(escaped[3]) << 8) | (Hex(escaped[4]) << 4) | Hex(escaped[5]));
            escaped = escaped[6..];
            return value;
        }

        escaped = escaped[2..];
        return kind switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            _ => kind,
        };
    }

    private static int Hex(byte digit) => digit switch
    {
        <= (byte)'9' => digit - '0',
        <= (byte)'F' => digit - 'A' + 10,
        _ => digit - 'a' + 10,
    };
}
