using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>Joins the log probabilities of all chunks into the shape of a whole answer.</summary>
internal sealed class LogprobsAccumulator : IDisposable
{
    private PooledBuffer? _content;
    private PooledBuffer? _refusal;

    public void Dispose()
    {
        _content?.Dispose();
        _refusal?.Dispose();
    }

    /// <summary>Adds the <c>logprobs</c> object of a chunk; forms without token lists add nothing.</summary>
    internal void Append(ReadOnlySpan<byte> raw)
    {
        Utf8JsonReader reader = new(raw);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            bool content = name.SequenceEqual("content"u8);
            bool refusal = name.SequenceEqual("refusal"u8);
            if (reader.TokenType != JsonTokenType.StartArray || (!content && !refusal))
            {
                reader.Skip();
                continue;
            }

            ReadOnlySpan<byte> list = reader.Raw().Of(raw);
            if (content)
            {
                Join(ref _content, list);
            }
            else
            {
                Join(ref _refusal, list);
            }
        }
    }

    /// <summary>Adds a list of tokens of the text.</summary>
    internal void AppendContent(ReadOnlySpan<byte> list) => Join(ref _content, list);

    internal JsonElement? ToJson()
    {
        if (_content is null && _refusal is null)
        {
            return null;
        }

        using PooledBuffer json = new();
        json.Append("{\"content\":"u8);
        AppendList(json, _content);
        json.Append(",\"refusal\":"u8);
        AppendList(json, _refusal);
        json.Append((byte)'}');
        return JsonRead.Detach(json.Span);
    }

    private static void Join(ref PooledBuffer? items, ReadOnlySpan<byte> list)
    {
        Utf8JsonReader reader = new(list);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items ??= new PooledBuffer();
            if (items.Length > 0)
            {
                items.Append((byte)',');
            }

            items.Append(reader.Raw().Of(list));
        }
    }

    private static void AppendList(PooledBuffer json, PooledBuffer? items)
    {
        if (items is null)
        {
            json.Append("null"u8);
            return;
        }

        json.Append((byte)'[');
        json.Append(items.Span);
        json.Append((byte)']');
    }
}
