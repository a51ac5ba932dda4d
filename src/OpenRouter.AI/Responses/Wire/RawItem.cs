using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>
/// An item where it lies in the bytes of an event. The end of a part, of an item and of the answer each repeat the text of a message whole, when
/// all of it has been handed out long ago: it is read once, and never copied.
/// </summary>
internal sealed class RawItem
{
    private RawRange _range;
    private bool _isMessage;

    /// <summary>Gets where the texts of the parts of a message lie, still escaped; an entry is empty for a part without one.</summary>
    internal List<RawRange> Texts { get; } = [];

    /// <summary>Reads the item that a reader stands before; null for anything but an object.</summary>
    internal static RawItem? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        RawItem item = new();
        int start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            item.ReadMember(ref reader, reader.NameThenValue());
        }

        item._range = new RawRange(start, (int)reader.BytesConsumed - start);
        if (!item._isMessage)
        {
            item.Texts.Clear();
        }

        return item;
    }

    /// <summary>Gets the texts of the parts of a message.</summary>
    internal string[] DecodeTexts(ReadOnlySpan<byte> data)
    {
        string[] texts = new string[Texts.Count];
        for (int part = 0; part < texts.Length; part++)
        {
            texts[part] = JsonText.Decode(Texts[part].Of(data));
        }

        return texts;
    }

    /// <summary>Copies the item out of the bytes it lies in; the texts of a message are left empty in the copy.</summary>
    internal JsonElement Detach(ReadOnlySpan<byte> data)
    {
        if (Texts.Count == 0)
        {
            return JsonRead.Detach(_range.Of(data));
        }

        using PooledBuffer rest = new();
        int copied = _range.Start;
        foreach (RawRange text in Texts)
        {
            if (!text.IsEmpty)
            {
                rest.Append(data[copied..text.Start]);
                copied = text.Start + text.Length;
            }
        }

        rest.Append(data[copied..(_range.Start + _range.Length)]);
        return JsonRead.Detach(rest.Span);
    }

    private void ReadMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("type"u8) && reader.TokenType == JsonTokenType.String)
        {
            _isMessage = reader.PlainText().SequenceEqual("message"u8);
        }
        else if (name.SequenceEqual("content"u8) && reader.TokenType == JsonTokenType.String)
        {
            Texts.Add(RawPart.Inside(ref reader));
        }
        else if (name.SequenceEqual("content"u8) && reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Texts.Add(RawPart.Read(ref reader).Text);
            }
        }
        else
        {
            reader.Skip();
        }
    }
}
