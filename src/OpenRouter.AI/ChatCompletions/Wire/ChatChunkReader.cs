using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions.Wire;

/// <summary>
/// Reads chunks straight from UTF-8. Unknown members are passed over, members of an unexpected kind count as absent; only broken JSON
/// throws (<see cref="JsonException"/>). One reader serves one stream: it keeps the strings that repeat, and the frame of the last text chunk.
/// </summary>
internal sealed partial class ChatChunkReader
{
    private readonly ChatTextFrame _frame = new();
    private RepeatedText _id;
    private RepeatedText _model;
    private RepeatedText _provider;
    private RepeatedText _fingerprint;

    /// <summary>Reads a chunk that differs from the one before in its text alone; false, and nothing read, for any other.</summary>
    internal bool TryReadFrame(ReadOnlySpan<byte> data, ChatChunk chunk)
    {
        if (!_frame.TryRead(data, out string? text))
        {
            return false;
        }

        // Everything else of the chunk is byte for byte that of the chunk before, which is still in place.
        chunk.Content = text;
        return true;
    }

    /// <summary>Reads one chunk into <paramref name="chunk"/>, which keeps ranges into <paramref name="data"/>.</summary>
    internal void Read(ReadOnlySpan<byte> data, ChatChunk chunk)
    {
        ReadWhole(data, chunk);
        if (chunk.IsPlainText)
        {
            _frame.Remember(data, chunk.ContentText);
        }
        else
        {
            _frame.Forget();
        }
    }

    private void ReadWhole(ReadOnlySpan<byte> data, ChatChunk chunk)
    {
        chunk.Clear();
        Utf8JsonReader reader = new(data);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref reader, reader.NameThenValue(), chunk);
        }

        while (reader.Read())
        {
            // Runs over trailing white space; anything else throws.
        }

        if (!chunk.HasChoice && chunk.Error.IsEmpty && chunk.NestedAnswer.Of(data).IndexOf("\"choices\""u8) >= 0)
        {
            ReadNested(data, chunk);
        }
    }

    private void ReadNested(ReadOnlySpan<byte> data, ChatChunk chunk)
    {
        // The ranges must point into the bytes that the caller holds, so the nested answer is read in place by blanking what is around it.
        RawRange nested = chunk.NestedAnswer;
        RawRange usage = chunk.Usage;
        (string? id, string? model) = (chunk.Id, chunk.Model);
        byte[] copy = new byte[data.Length];
        copy.AsSpan().Fill((byte)' ');
        nested.Of(data).CopyTo(copy.AsSpan(nested.Start));
        ReadWhole(copy, chunk);
        chunk.Usage = chunk.Usage.IsEmpty ? usage : chunk.Usage;
        chunk.Id ??= id;
        chunk.Model ??= model;
    }

    private void ReadMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ChatChunk chunk)
    {
        if (name.SequenceEqual("choices"u8))
        {
            ReadChoices(ref reader, chunk);
        }
        else if (name.SequenceEqual("id"u8))
        {
            chunk.Id = Repeated(ref reader, ref _id);
        }
        else if (name.SequenceEqual("model"u8))
        {
            chunk.Model = Repeated(ref reader, ref _model);
        }
        else if (name.SequenceEqual("provider"u8))
        {
            ReadProvider(ref reader, chunk);
        }
        else if (name.SequenceEqual("created"u8))
        {
            chunk.Created = reader.Count() ?? 0;
        }
        else if (name.SequenceEqual("usage"u8))
        {
            chunk.Usage = reader.RawContainer();
        }
        else
        {
            ReadRareMember(ref reader, name, chunk);
        }
    }

    private void ReadRareMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ChatChunk chunk)
    {
        if (name.SequenceEqual("error"u8))
        {
            // Null means no error; a bare text is one.
            chunk.Error = reader.TokenType == JsonTokenType.Null ? default : reader.Raw();
        }
        else if (name.SequenceEqual("system_fingerprint"u8))
        {
            chunk.SystemFingerprint = Repeated(ref reader, ref _fingerprint);
        }
        else if (name.SequenceEqual("service_tier"u8))
        {
            chunk.ServiceTier = reader.TextOrSkip();
        }
        else if (name.SequenceEqual("openrouter_metadata"u8))
        {
            chunk.Routing = reader.RawContainer();
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadProvider(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            chunk.NestedAnswer = reader.Raw();
        }
        else
        {
            chunk.Provider = Repeated(ref reader, ref _provider);
        }
    }

    private static string? Repeated(ref Utf8JsonReader reader, ref RepeatedText text)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return text.Read(ref reader);
        }

        reader.Skip();
        return null;
    }
}
