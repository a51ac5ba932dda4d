using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// The <c>reasoning_details</c> of one answer. A whole answer's list is kept as it is; a stream's fragments are joined by kind, index and id,
/// in the order of first sight. An empty list is not the same as none: some models want it echoed.
/// </summary>
internal sealed class ReasoningDetails : IDisposable
{
    private readonly List<ReasoningEntry> _entries = [];
    private string? _json;
    private bool _seen;

    /// <summary>Gets whether something came since <see cref="ToJson"/> was called last.</summary>
    internal bool IsChanged { get; private set; }

    public void Dispose()
    {
        foreach (ReasoningEntry entry in _entries)
        {
            entry.Dispose();
        }

        _entries.Clear();
    }

    /// <summary>Takes the list of a whole answer, verbatim.</summary>
    internal void Set(ReadOnlySpan<byte> list)
    {
        _json = Encoding.UTF8.GetString(list);
        _seen = IsChanged = true;
    }

    /// <summary>Adds the fragments of a chunk.</summary>
    internal void Append(ReadOnlySpan<byte> list)
    {
        IsChanged |= !_seen;
        _seen = true;
        Utf8JsonReader reader = new(list);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            bool entry = reader.TokenType == JsonTokenType.StartObject;
            ReadOnlySpan<byte> fragment = reader.Raw().Of(list);
            if (entry)
            {
                IsChanged = true;
                _json = null;
                Append(ReasoningKey.Of(fragment), fragment);
            }
        }
    }

    /// <summary>Gets the whole list so far as compact JSON; null when the answer had none.</summary>
    internal string? ToJson()
    {
        IsChanged = false;
        if (!_seen || _json is not null)
        {
            return _json;
        }

        using PooledBuffer json = new();
        json.Append((byte)'[');
        for (int index = 0; index < _entries.Count; index++)
        {
            if (index > 0)
            {
                json.Append((byte)',');
            }

            _entries[index].WriteTo(json);
        }

        json.Append((byte)']');
        return _json = Encoding.UTF8.GetString(json.Span);
    }

    /// <summary>Joins the visible texts of a list: texts and summaries, never encrypted data.</summary>
    internal static string VisibleText(ReadOnlySpan<byte> list)
    {
        string text = "";
        Utf8JsonReader reader = new(list);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadOnlySpan<byte> name = reader.NameThenValue();
                if (name.SequenceEqual("text"u8) || name.SequenceEqual("summary"u8))
                {
                    text += NotRedacted(reader.TextOrSkip());
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return text;
    }

    /// <summary>Gets a text that is for display; what providers put in place of hidden reasoning is not.</summary>
    internal static string? NotRedacted(string? text) => string.Equals(text, "[REDACTED]", StringComparison.Ordinal) ? null : text;

    private void Append(ReasoningKey key, ReadOnlySpan<byte> fragment)
    {
        // Fragments nearly always continue the newest entry of their kind.
        for (int index = _entries.Count - 1; index >= 0; index--)
        {
            if (key.Continues(_entries[index].Key))
            {
                _entries[index].Append(fragment);
                return;
            }
        }

        _entries.Add(new ReasoningEntry(fragment));
    }
}
