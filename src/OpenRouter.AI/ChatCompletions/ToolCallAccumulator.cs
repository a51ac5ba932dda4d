using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// Puts the tool calls of one answer together from every form of fragments that providers send: indexes with gaps, repeated or missing;
/// ids that are absent, null, empty or repeated; arguments whole, in pieces, as white space or not at all.
/// </summary>
internal sealed class ToolCallAccumulator : IDisposable
{
    private readonly List<Call> _calls = [];

    internal int Count => _calls.Count;

    public void Dispose()
    {
        foreach (Call call in _calls)
        {
            call.Arguments.Dispose();
        }

        _calls.Clear();
    }

    /// <summary>Adds the fragments of a chunk, whose ranges point into <paramref name="data"/>.</summary>
    /// <param name="fragments">The fragments.</param>
    /// <param name="data">The bytes of the chunk.</param>
    /// <param name="whole">Whether every fragment is a call of its own, whatever its index and id say.</param>
    internal void Append(List<ChatToolCallFragment> fragments, ReadOnlySpan<byte> data, bool whole)
    {
        for (int position = 0; position < fragments.Count; position++)
        {
            ChatToolCallFragment fragment = fragments[position];
            Call call = whole ? Begin(fragment) : Owner(fragment, position);
            call.Id ??= fragment.Id;
            call.Name ??= fragment.Name;
            call.ArgumentsAreJson |= fragment.ArgumentsAreJson;
            call.Arguments.Append(fragment.Arguments.Of(data));
        }
    }

    /// <summary>Gets the calls in the order of first sight, each with an id of its own. A fragment that never got a name is no call.</summary>
    internal List<ToolCall> Complete(string? responseId)
    {
        List<ToolCall> calls = new(_calls.Count);
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (Call call in _calls)
        {
            if (call.Name is not { } name)
            {
                continue;
            }

            // Some providers repeat one id for parallel calls; results are matched to calls by id.
            string id = call.Id is { } given && ids.Add(given) ? given : UniqueId(responseId, ids);
            calls.Add(new ToolCall(id, name, call.ArgumentsAreJson ? Utf8(call.Arguments.Span) : JsonText.Decode(call.Arguments.Span)));
        }

        return calls;
    }

    private static string UniqueId(string? responseId, HashSet<string> ids)
    {
        string prefix = "call_" + (responseId ?? Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        int number = ids.Count;
        string id;
        do
        {
            id = prefix + "_" + number.ToString(CultureInfo.InvariantCulture);
            number++;
        }
        while (!ids.Add(id));

        return id;
    }

    private static string Utf8(ReadOnlySpan<byte> text) => text.IsEmpty ? "" : Encoding.UTF8.GetString(text);

    private Call Owner(ChatToolCallFragment fragment, int position)
    {
        Call? call = fragment.Index is null ? ByIdOrPosition(fragment, position) : NewestWithIndex(fragment.Index.Value);

        // The same index with another id is another call.
        bool another = call is not null && fragment.Id is not null && call.Id is not null
            && !string.Equals(fragment.Id, call.Id, StringComparison.Ordinal);
        return call is null || another ? Begin(fragment) : call;
    }

    private Call Begin(ChatToolCallFragment fragment)
    {
        Call call = new(fragment.Index);
        _calls.Add(call);
        return call;
    }

    private Call? NewestWithIndex(long index)
    {
        for (int at = _calls.Count - 1; at >= 0; at--)
        {
            if (_calls[at].Index == index)
            {
                return _calls[at];
            }
        }

        return null;
    }

    private Call? ByIdOrPosition(ChatToolCallFragment fragment, int position)
    {
        if (fragment.Id is not null)
        {
            return _calls.Find(call => string.Equals(call.Id, fragment.Id, StringComparison.Ordinal));
        }

        // Without index and id, a name begins a call and everything else continues: at its position, or the newest.
        if (fragment.Name is not null || _calls.Count == 0)
        {
            return null;
        }

        return position > 0 && position < _calls.Count ? _calls[position] : _calls[^1];
    }

    private sealed class Call(long? index)
    {
        internal long? Index { get; } = index;

        internal string? Id { get; set; }

        internal string? Name { get; set; }

        internal bool ArgumentsAreJson { get; set; }

        internal PooledBuffer Arguments { get; } = new(256);
    }
}
