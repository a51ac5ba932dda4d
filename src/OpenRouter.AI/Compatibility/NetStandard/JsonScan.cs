using System;
using System.Text;

namespace OpenRouter.AI.Json;

/// <summary>Plain searches for the characters that matter in JSON text.</summary>
internal static class JsonScan
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static int IndexOfSpecial(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] is < ' ' or '"' or '\\')
            {
                return index;
            }
        }

        return -1;
    }

    internal static int IndexOfSpecial(ReadOnlySpan<byte> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] is < (byte)' ' or (byte)'"' or (byte)'\\')
            {
                return index;
            }
        }

        return -1;
    }

    internal static int IndexOfSurrogate(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                return index;
            }
        }

        return -1;
    }

    internal static bool IsUtf8(ReadOnlySpan<byte> text)
    {
        try
        {
            _ = Strict.GetCharCount(text);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
