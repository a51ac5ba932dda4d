using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>
/// Reads items without copying the text of messages: the end of a part, of an item and of the answer each repeat it whole, when all of it has
/// been handed out long ago.
/// </summary>
internal static class ItemText
{
    /// <summary>Copies an item out of the bytes it was read from; the texts of a message are left empty in the copy.</summary>
    /// <param name="item">The item.</param>
    /// <param name="texts">Where the texts of the parts of a message lie, still escaped; an entry is empty for a part without one.</param>
    internal static JsonElement Detach(ReadOnlySpan<byte> item, List<RawRange> texts)
    {
        texts.Clear();
        bool isMessage = false;
        Utf8JsonReader reader = new(item);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("type"u8) && reader.TokenType == JsonTokenType.String)
            {
                isMessage = reader.ValueTextEquals("message"u8);
            }
            else if (name.SequenceEqual("content"u8))
            {
                ReadContent(ref reader, texts);
            }
            else
            {
                reader.Skip();
            }
        }

        if (isMessage)
        {
            return Without(item, texts);
        }

        texts.Clear();
        return JsonRead.Detach(item);
    }

    /// <summary>Gets where the text of a part lies within the part, still escaped; empty without one.</summary>
    internal static RawRange Of(ReadOnlySpan<byte> part)
    {
        RawRange text = default;
        Utf8JsonReader reader = new(part);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isText = reader.NameThenValue().SequenceEqual("text"u8) && reader.TokenType == JsonTokenType.String;
            text = isText ? Inside(ref reader) : text;
            reader.Skip();
        }

        return text;
    }

    private static void ReadContent(ref Utf8JsonReader reader, List<RawRange> texts)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            texts.Add(Inside(ref reader));
            return;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            RawRange text = default;
            bool isObject = reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isText = reader.NameThenValue().SequenceEqual("text"u8) && reader.TokenType == JsonTokenType.String;
                text = isText ? Inside(ref reader) : text;
                reader.Skip();
            }

            if (!isObject)
            {
                reader.Skip();
            }

            texts.Add(text);
        }
    }

    private static JsonElement Without(ReadOnlySpan<byte> item, List<RawRange> texts)
    {
        using PooledBuffer rest = new();
        int copied = 0;
        foreach (RawRange text in texts)
        {
            if (!text.IsEmpty)
            {
                rest.Append(item[copied..text.Start]);
                copied = text.Start + text.Length;
            }
        }

        rest.Append(item[copied..]);
        return JsonRead.Detach(rest.Span);
    }

    private static RawRange Inside(ref Utf8JsonReader reader) => new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
}
