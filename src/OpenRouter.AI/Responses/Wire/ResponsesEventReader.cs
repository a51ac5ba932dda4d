using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>
/// Reads events straight from UTF-8. Unknown members are passed over, members of an unexpected kind count as absent; only broken JSON throws
/// (<see cref="JsonException"/>). One reader serves one stream: it keeps the frame of the last delta.
/// </summary>
internal sealed class ResponsesEventReader
{
    // A number that no answer comes near says nothing.
    private const int MostIndexes = 1 << 20;

    private readonly ResponsesDeltaFrame _frame = new();
    private byte[] _type = [];
    private ResponsesEventKind _kind;

    /// <summary>Reads a delta that differs from the one before in its text and number alone; false, and nothing read, for any other event.</summary>
    internal bool TryReadFrame(ReadOnlySpan<byte> data, ResponsesEvent target)
    {
        if (!_frame.TryRead(data, out string? text))
        {
            return false;
        }

        target.FramedText = text;
        return true;
    }

    /// <summary>Reads one event into <paramref name="target"/>, which keeps ranges into <paramref name="data"/>.</summary>
    internal void Read(ReadOnlySpan<byte> data, ResponsesEvent target)
    {
        ReadWhole(data, target);
        if (target.IsPlainDelta)
        {
            _frame.Remember(data, target.Delta, target.SequenceNumber);
        }
        else
        {
            _frame.Forget();
        }
    }

    private void ReadWhole(ReadOnlySpan<byte> data, ResponsesEvent target)
    {
        target.Clear();
        Utf8JsonReader reader = new(data);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The event is not a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader, reader.NameThenValue(), data, target);
            if (target.Kind == ResponsesEventKind.PassedOver)
            {
                // The rest is not even looked at.
                return;
            }
        }

        while (reader.Read())
        {
            // Runs over trailing white space; anything else throws.
        }
    }

    private void ReadMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, ResponsesEvent target)
    {
        if (name.SequenceEqual("type"u8))
        {
            target.Kind = Kind(ref reader);
        }
        else if (name.SequenceEqual("delta"u8))
        {
            target.Delta = Inside(ref reader);
        }
        else if (name.SequenceEqual("output_index"u8))
        {
            target.OutputIndex = Index(ref reader) ?? -1;
        }
        else if (name.SequenceEqual("content_index"u8))
        {
            target.ContentIndex = Index(ref reader) ?? 0;
        }
        else if (name.SequenceEqual("summary_index"u8))
        {
            target.SummaryIndex = Index(ref reader) ?? 0;
        }
        else if (name.SequenceEqual("sequence_number"u8))
        {
            target.SequenceNumber = reader.TokenType == JsonTokenType.Number ? reader.Raw() : Skip(ref reader);
        }
        else if (name.SequenceEqual("item_id"u8))
        {
            target.ItemId = Inside(ref reader);
        }
        else
        {
            ReadRareMember(ref reader, name, data, target);
        }
    }

    private static void ReadRareMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, ResponsesEvent target)
    {
        if (name.SequenceEqual("text"u8) || name.SequenceEqual("arguments"u8) || name.SequenceEqual("input"u8) || name.SequenceEqual("refusal"u8))
        {
            target.Full = Inside(ref reader);
        }
        else if (name.SequenceEqual("item"u8))
        {
            target.Item = RawItem.Read(ref reader);
        }
        else if (name.SequenceEqual("part"u8))
        {
            target.Part = RawPart.Read(ref reader);
        }
        else if (name.SequenceEqual("response"u8))
        {
            target.Response = reader.TokenType == JsonTokenType.StartObject ? ResponsesEnvelope.Read(ref reader, data) : Skipped(ref reader);
        }
        else if (name.SequenceEqual("annotation"u8))
        {
            target.Annotation = reader.RawContainer();
        }
        else if (name.SequenceEqual("error"u8))
        {
            target.Error = reader.TokenType == JsonTokenType.Null ? default : reader.Raw();
        }
        else if (name.SequenceEqual("partial_image_b64"u8))
        {
            target.PartialImage = Inside(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    /// <summary>Nearly all events of a stream are of the kind of the one before.</summary>
    private ResponsesEventKind Kind(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return ResponsesEventKind.Unknown;
        }

        if (!reader.ValueSpan.SequenceEqual(_type))
        {
            _type = reader.ValueSpan.ToArray();
            _kind = ResponsesEventNames.Of(_type);
        }

        return _kind;
    }

    private static ResponsesEnvelope? Skipped(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return null;
    }

    private static int? Index(ref Utf8JsonReader reader) => reader.Count() is { } index and >= 0 and < MostIndexes ? (int)index : null;

    private static RawRange Inside(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? new RawRange((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length)
        : Skip(ref reader);

    private static RawRange Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return default;
    }
}
