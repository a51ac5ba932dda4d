using System;
using System.Collections.Generic;
using System.Text;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// Puts the tool calls of one answer together from every form of fragments that providers send: indexes with gaps, repeated or missing;
/// ids that are absent, null, empty or repeated; arguments whole, in pieces, as white space or not at all.
/// </summary>
internal sealed class ToolCallAccumulator : IDisposable
{
    private readonly List<Call> _calls = [];

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
            Call call = whole ? Begin(fragment) : Owner(fragment, position, fragments.Count);
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
        UniqueCallIds ids = new(responseId);
        foreach (Call call in _calls)
        {
            if (call.Name is not { } name)
            {
                continue;
            }

            calls.Add(new ToolCall(ids.Take(call.Id), name, call.Text));
        }

        return calls;
    }

    private Call Owner(ChatToolCallFragment fragment, int position, int count)
    {
        Call? call = fragment.Index is { } index ? NewestWithIndex(index) ?? NewestWithoutIndex(fragment) : ByIdOrPosition(fragment, position, count);
        return call is null || IsAnother(fragment, call) ? Begin(fragment) : call;
    }

    /// <summary>
    /// Whether a fragment begins another call although it has the place of one: another id, another name, or, with the name once more, new
    /// arguments behind complete ones. Taken for one call they would be neither.
    /// </summary>
    private static bool IsAnother(ChatToolCallFragment fragment, Call call) =>
        (fragment.Id is not null && call.Id is not null && !string.Equals(fragment.Id, call.Id, StringComparison.Ordinal))
        || (fragment.Name is not null && call.Name is not null
            && (!string.Equals(fragment.Name, call.Name, StringComparison.Ordinal)
                || (fragment.Arguments.Length > 0 && FunctionCallFactory.IsComplete(call.Text))));

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

    /// <summary>A call may begin without its index and get it later.</summary>
    private Call? NewestWithoutIndex(ChatToolCallFragment fragment) =>
        fragment.Name is null && _calls.Count > 0 && _calls[^1].Index is null ? _calls[^1] : null;

    private Call? ByIdOrPosition(ChatToolCallFragment fragment, int position, int count)
    {
        if (fragment.Id is not null && _calls.FindLast(call => string.Equals(call.Id, fragment.Id, StringComparison.Ordinal)) is { } known)
        {
            return known;
        }

        // Without a place, a name begins a call and everything else continues: the newest call, or, where several fragments come at once,
        // the newest ones in their order.
        if (fragment.Name is not null || fragment.Id is not null || _calls.Count == 0)
        {
            return null;
        }

        return count > 1 && _calls.Count >= count ? _calls[_calls.Count - count + position] : _calls[^1];
    }

    private sealed class Call(long? index)
    {
        internal long? Index { get; } = index;

        internal string? Id { get; set; }

        internal string? Name { get; set; }

        internal bool ArgumentsAreJson { get; set; }

        internal PooledBuffer Arguments { get; } = new(256);

        internal string Text => Arguments.Length == 0 ? "" : ArgumentsAreJson ? Encoding.UTF8.GetString(Arguments.Span) : JsonText.Decode(Arguments.Span);
    }
}
