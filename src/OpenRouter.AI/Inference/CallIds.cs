using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>
/// The ids of the calls and results of a history. Calls that lost their id are given one, and results that lost theirs are paired with them
/// in order; a call that was never run and is only for information is told from one that was by its result.
/// </summary>
internal sealed class CallIds
{
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private int _made;

    internal static CallIds Of(IReadOnlyList<ChatMessage> history)
    {
        CallIds ids = new();
        for (int position = 0; position < history.Count; position++)
        {
            IList<AIContent> contents = history[position].Contents;
            for (int index = 0; index < contents.Count; index++)
            {
                switch (contents[index])
                {
                    case FunctionResultContent { CallId: { } answered }:
                        ids._answered.Add(answered);
                        break;
                    case FunctionCallContent { CallId: { } called }:
                        ids._called.Add(called);
                        break;
                }
            }
        }

        return ids;
    }

    /// <summary>Whether a call goes out again: not one that nobody ran.</summary>
    internal bool IsSent(FunctionCallContent call) => !call.InformationalOnly || _answered.Contains(call.CallId ?? "");

    internal string OfCall(FunctionCallContent call)
    {
        if (!string.IsNullOrEmpty(call.CallId))
        {
            return call.CallId;
        }

        string made;
        do
        {
            made = "call_" + (++_made).ToString(CultureInfo.InvariantCulture);
        }
        while (_called.Contains(made));

        _waiting.Enqueue(made);
        return made;
    }

    internal string OfResult(FunctionResultContent result) =>
        !string.IsNullOrEmpty(result.CallId) ? result.CallId : _waiting.Count > 0 ? _waiting.Dequeue() : "call_unknown";
}
