using System;
using System.Text.Encodings.Web;

namespace OpenRouter.AI.Json;

/// <summary>
/// Escapes what JSON requires and nothing else: quotes, backslashes, control characters and lone surrogates.
/// The framework's relaxed encoder still escapes every emoji to twelve bytes; a body is application/json, never HTML.
/// </summary>
internal sealed class WireEncoder : JavaScriptEncoder
{
    internal static WireEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        ReadOnlySpan<char> span = new(text, textLength);
        int special = JsonScan.IndexOfSpecial(span);
        ReadOnlySpan<char> clean = special < 0 ? span : span[..special];
        int lone = IndexOfLoneSurrogate(clean);
        return lone >= 0 ? lone : special;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        Span<char> destination = new(buffer, bufferLength);
        numberOfCharactersWritten = 0;
        if (WillEncode(unicodeScalar))
        {
            ReadOnlySpan<char> escape = Escape(unicodeScalar);
            if (escape.IsEmpty)
            {
                return TryHex(unicodeScalar, destination, out numberOfCharactersWritten);
            }

            numberOfCharactersWritten = escape.Length;
            return escape.TryCopyTo(destination);
        }

        if (unicodeScalar > 0xFFFF)
        {
            if (bufferLength < 2)
            {
                return false;
            }

            destination[0] = (char)(0xD800 + ((unicodeScalar - 0x10000) >> 10));
            destination[1] = (char)(0xDC00 + ((unicodeScalar - 0x10000) & 0x3FF));
            numberOfCharactersWritten = 2;
            return true;
        }

        if (bufferLength < 1)
        {
            return false;
        }

        destination[0] = (char)unicodeScalar;
        numberOfCharactersWritten = 1;
        return true;
    }

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\' or (>= 0xD800 and <= 0xDFFF);

    private static ReadOnlySpan<char> Escape(int scalar) => scalar switch
    {
        '"' => "\\\"".AsSpan(),
        '\\' => "\\\\".AsSpan(),
        '\n' => "\\n".AsSpan(),
        '\r' => "\\r".AsSpan(),
        '\t' => "\\t".AsSpan(),
        '\b' => "\\b".AsSpan(),
        '\f' => "\\f".AsSpan(),
        _ => default,
    };

    private static bool TryHex(int scalar, Span<char> destination, out int written)
    {
        const string Digits = "0123456789abcdef";
        written = 0;
        if (destination.Length < 6)
        {
            return false;
        }

        destination[0] = '\\';
        destination[1] = 'u';
        for (int digit = 0; digit < 4; digit++)
        {
            destination[2 + digit] = Digits[(scalar >> (12 - (4 * digit))) & 0xF];
        }

        written = 6;
        return true;
    }

    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> text)
    {
        int offset = 0;
        while (true)
        {
            int found = JsonScan.IndexOfSurrogate(text[offset..]);
            if (found < 0)
            {
                return -1;
            }

            int index = offset + found;
            bool pair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (!pair)
            {
                return index;
            }

            offset = index + 2;
        }
    }
}
