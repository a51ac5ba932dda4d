using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Testing.Embeddings;

/// <summary>
/// Vectors in which similar texts are near each other: each word and each three letters of a word push a place that their hash chooses,
/// and the sum is brought to length 1. The same text has the same vector everywhere and always.
/// </summary>
internal static class TextVector
{
    private const int GramLength = 3;
    private const float WordWeight = 1f;
    private const float GramWeight = 0.4f;
    private const float TraceWeight = 0.01f;

    internal static float[] Of(IReadOnlyList<string> texts, int dimensions)
    {
        float[] vector = new float[dimensions];
        foreach (string text in texts)
        {
            AddWords(vector, text.ToLowerInvariant());

            // Texts that differ in signs alone are near, yet not the same.
            Push(vector, text, TraceWeight);
        }

        Normalise(vector);
        return vector;
    }

    private static void AddWords(float[] vector, ReadOnlySpan<char> text)
    {
        int start = 0;
        for (int at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                continue;
            }

            if (at > start)
            {
                AddWord(vector, text[start..at]);
            }

            start = at + 1;
        }
    }

    private static void AddWord(float[] vector, ReadOnlySpan<char> word)
    {
        Push(vector, word, WordWeight);
        Span<char> padded = word.Length < 62 ? stackalloc char[word.Length + 2] : new char[word.Length + 2];
        padded[0] = '<';
        word.CopyTo(padded[1..]);
        padded[^1] = '>';
        for (int at = 0; at + GramLength <= padded.Length; at++)
        {
            Push(vector, padded.Slice(at, GramLength), GramWeight);
        }
    }

    private static void Push(float[] vector, ReadOnlySpan<char> feature, float weight)
    {
        uint hash = 2166136261;
        foreach (char letter in feature)
        {
            hash = (hash ^ letter) * 16777619;
        }

        // The last letters barely reach the upper bits without this.
        hash ^= hash >> 15;
        hash *= 2246822519;
        hash ^= hash >> 13;
        vector[(hash >> 1) % (uint)vector.Length] += (hash & 1) == 0 ? weight : -weight;
    }

    private static void Normalise(float[] vector)
    {
        double squares = 0;
        foreach (float number in vector)
        {
            squares += number * number;
        }

        if (squares < 1e-12)
        {
            vector[0] = 1;
            return;
        }

        float length = (float)Math.Sqrt(squares);
        for (int at = 0; at < vector.Length; at++)
        {
            vector[at] /= length;
        }
    }
}
