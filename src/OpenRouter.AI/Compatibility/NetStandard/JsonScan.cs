using System;

namespace OpenRouter.AI.Json;

/// <summary>Plain searches for the characters that matter in JSON text.</summary>
internal static class JsonScan
{
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
}
