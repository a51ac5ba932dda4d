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
    private const int NoPlace = -1;

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
        // Fragments without a place that come together stand in the order of the newest calls. Those that begin a call take no such place.
        int continuing = whole || fragments.Count < 2 ? 0 : fragments.FindAll(fragment => !Begins(fragment)).Count;
        int next = continuing > 1 && _calls.Count >= continuing ? _calls.Count - continuing : NoPlace;
        foreach (ChatToolCallFragment fragment in fragments)
        {
            int place = next == NoPlace || Begins(fragment) ? NoPlace : next++;
            Call call = whole ? Begin() : Owner(fragment, place, fragment.Arguments.Of(data));
            call.Index ??= fragment.Index;
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

    private bool Begins(ChatToolCallFragment fragment) => fragment.Name is not null
        && (fragment.Index is not { } index || NewestWithIndex(index) is null)
        && (fragment.Id is not { } id || NewestWithId(id) is null);

    private Call Owner(ChatToolCallFragment fragment, int place, ReadOnlySpan<byte> arguments)
    {
        Call? call = fragment.Index is { } index
            ? NewestWithIndex(index) ?? WithoutIndex(fragment, index)
            : ByIdOrPlace(fragment, place);
        return call is null || IsAnother(fragment, call, arguments) ? Begin() : call;
    }

    /// <summary>
    /// Whether a fragment with a name begins another call although it has the place of one: another id, another name, or new arguments behind
    /// complete ones. Taken for one call they would be neither. White space behind complete arguments is nothing new, and without a name a new
    /// id is only that of a host that makes one for every fragment.
    /// </summary>
    private static bool IsAnother(ChatToolCallFragment fragment, Call call, ReadOnlySpan<byte> arguments) =>
        fragment.Name is not null && call.Name is not null
        && ((fragment.Id is not null && call.Id is not null && !string.Equals(fragment.Id, call.Id, StringComparison.Ordinal))
            || !string.Equals(fragment.Name, call.Name, StringComparison.Ordinal)
            || (!string.IsNullOrWhiteSpace(JsonText.Decode(arguments)) && FunctionCallFactory.IsComplete(call.Text)));

    private Call Begin()
    {
        Call call = new();
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

    private Call? NewestWithId(string id)
    {
        for (int at = _calls.Count - 1; at >= 0; at--)
        {
            if (string.Equals(_calls[at].Id, id, StringComparison.Ordinal))
            {
                return _calls[at];
            }
        }

        return null;
    }

    /// <summary>A call may begin without its index and get it later: by its id, else the one that stands there, else the newest one.</summary>
    private Call? WithoutIndex(ChatToolCallFragment fragment, long index)
    {
        if (fragment.Id is { } id && NewestWithId(id) is { Index: null } known)
        {
            return known;
        }

        if (fragment.Name is not null || _calls.Count == 0)
        {
            return null;
        }

        Call call = index >= 0 && index < _calls.Count && _calls[(int)index].Index is null ? _calls[(int)index] : _calls[^1];
        return call.Index is null ? call : null;
    }

    private Call? ByIdOrPlace(ChatToolCallFragment fragment, int place)
    {
        if (fragment.Id is { } id && NewestWithId(id) is { } known)
        {
            return known;
        }

        // Without a place, a name begins a call and everything else continues the newest one.
        return fragment.Name is not null || _calls.Count == 0 ? null : _calls[place == NoPlace ? _calls.Count - 1 : place];
    }

    private sealed class Call
    {
        internal long? Index { get; set; }

        internal string? Id { get; set; }

        internal string? Name { get; set; }

        internal bool ArgumentsAreJson { get; set; }

        internal PooledBuffer Arguments { get; } = new(256);

        internal string Text => Arguments.Length == 0 ? "" : ArgumentsAreJson ? Encoding.UTF8.GetString(Arguments.Span) : JsonText.Decode(Arguments.Span);
    }
}
