using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>The emulator's tokens: words. Roughly right, and anybody can count them.</summary>
internal static class Words
{
    private const int PerChunk = 3;

    internal static int Count(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Cuts a text into pieces of a few words that add up to it exactly.</summary>
    internal static IEnumerable<string> Chunks(string text, int words = PerChunk)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = start;
            for (int word = 0; word < words; word++)
            {
                end = EndOfWord(text, end);
            }

            yield return text[start..end];
            start = end;
        }
    }

    /// <summary>Takes the first words of a text, with the white space before them.</summary>
    internal static string First(string text, int words) => words <= 0 ? string.Empty : Chunks(text, words).FirstOrDefault(string.Empty);

    private static int EndOfWord(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        while (position < text.Length && !char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }
}
