using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>Makes the strings of one JSON document of an answer, and nothing else of it.</summary>
internal sealed class FloorText
{
    public enum Kind
    {
        None,
        Content,
        Reasoning,
        Arguments,
    }

    /// <summary>Where the strings go; null = nowhere, they are only made.</summary>
    public List<(Kind Kind, string Text)>? Sink { get; set; }

    /// <summary>Returns the length of the strings.</summary>
    public long Read(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual("[DONE]"u8))
        {
            return 0;
        }

        long length = 0;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && KindOf(ref reader) is var kind and not Kind.None)
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    string text = reader.GetString()!;
                    length += text.Length;
                    Sink?.Add((kind, text));
                }
            }
        }

        return length;
    }

    private static Kind KindOf(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        5 when reader.ValueSpan.SequenceEqual("delta"u8) => Kind.Content,
        7 when reader.ValueSpan.SequenceEqual("content"u8) => Kind.Content,
        9 when reader.ValueSpan.SequenceEqual("reasoning"u8) => Kind.Reasoning,
        9 when reader.ValueSpan.SequenceEqual("arguments"u8) => Kind.Arguments,
        _ => Kind.None,
    };
}
