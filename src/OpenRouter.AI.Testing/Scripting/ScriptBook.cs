using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>The rules of an emulator, in the order in which they were made.</summary>
internal sealed class ScriptBook(Func<IReadOnlyList<RecordedRequest>> requests)
{
    private ImmutableList<ScriptRule> _rules = [];

    internal IReadOnlyList<ScriptRule> Rules => _rules;

    internal IReadOnlyList<RecordedRequest> Requests() => requests();

    internal void Add(ScriptRule rule) => ImmutableInterlocked.Update(ref _rules, static (rules, added) => rules.Add(added), rule);

    internal void Clear() => ImmutableInterlocked.Update(ref _rules, static rules => rules.Clear());

    /// <summary>Finds what is said to a request and what goes wrong with it.</summary>
    internal (EmulatedReply? Reply, Fault? Fault) Take(RecordedRequest request)
    {
        EmulatedReply? said = null;
        Fault? fault = null;
        foreach (ScriptRule rule in _rules)
        {
            if (!rule.TryUse(request, out EmulatedReply? reply))
            {
                continue;
            }

            fault = rule.Fault is { } more ? fault?.And(more) ?? more : fault;
            if (reply is not null)
            {
                // Faults of the rules behind the one that answers are not for this request.
                said = reply;
                break;
            }
        }

        return (said, fault);
    }
}
