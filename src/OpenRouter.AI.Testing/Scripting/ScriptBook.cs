using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>The rules of an emulator, in the order in which they were made.</summary>
internal sealed class ScriptBook(RequestLog requests)
{
    private ImmutableList<ScriptRule> _rules = [];

    internal IReadOnlyList<ScriptRule> Rules => _rules;

    internal RequestLog Requests => requests;

    internal void Add(ScriptRule rule) => ImmutableInterlocked.Update(ref _rules, static (rules, added) => rules.Add(added), rule);

    internal void Clear() => ImmutableInterlocked.Update(ref _rules, static rules => rules.Clear());

    /// <summary>Finds what is said to a request and what goes wrong with it, and which rules say so.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isAccepted">Says whether the service would answer the request with a reply, or refuses it.</param>
    /// <exception cref="FailedRuleException">The condition of a rule failed.</exception>
    internal (EmulatedReply? Reply, Fault? Fault, IReadOnlyList<string> Rules) Take(RecordedRequest request, Func<EmulatedReply, bool> isAccepted)
    {
        List<string> used = [];
        EmulatedReply? said = null;
        Fault? fault = null;
        foreach (ScriptRule rule in _rules)
        {
            RuleUse use = Use(rule, request, isAccepted, out EmulatedReply? reply);
            if (use == RuleUse.None)
            {
                continue;
            }

            used.Add(rule.Name);
            fault = use == RuleUse.Taken && rule.Fault is { } more ? fault?.And(more) ?? more : fault;
            if (reply is not null)
            {
                // Faults of the rules behind the one that answers are not for this request, nor behind one that would if it were not refused.
                said = reply;
                break;
            }
        }

        return (said, fault, used);
    }

    private static RuleUse Use(ScriptRule rule, RecordedRequest request, Func<EmulatedReply, bool> isAccepted, out EmulatedReply? reply)
    {
        try
        {
            return rule.Use(request, isAccepted, out reply);
        }
        catch (Exception error) when (error is not FailedRuleException)
        {
            throw new FailedRuleException([rule.Name], error);
        }
    }
}
