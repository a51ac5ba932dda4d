using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Budget;

/// <summary>What one request came to, for the calls of all budgets that it belongs to.</summary>
internal sealed class RequestReceipt
{
    private readonly List<CallReceipt> _calls = [];

    private RequestReceipt(CallReceipt? call)
    {
        for (; call is not null; call = call.Outer)
        {
            if (call.Begin())
            {
                _calls.Add(call);
            }
        }
    }

    internal Bill Bill { get; } = new();

    /// <summary>Begins a request of a call, which counts for none when the call has ended meanwhile.</summary>
    internal static RequestReceipt Begin(CallReceipt call) => new(call);

    /// <summary>Notes how the request ended.</summary>
    /// <param name="failure">How it failed; null when it did not.</param>
    internal void End(Exception? failure)
    {
        string? failed = BudgetFailure.GenerationOf(failure);
        bool isRefused = Bill.IsSilent && BudgetFailure.IsRefusal(failure);
        if (!Bill.IsKnown && !(isRefused && BudgetFailure.IsOfCaller(failure)))
        {
            Bill.Open(failed, mayBeMissing: isRefused);
            if (Bill.Unknown == 0 && !isRefused)
            {
                Bill.AddNameless(1);
            }
        }

        string[] generations = [.. Bill.Generations, .. failed is null ? (string[])[] : [failed]];
        List<BudgetPurse> counted = [];
        foreach (CallReceipt call in _calls)
        {
            call.End(Bill, generations, counted);
            counted.AddRange(call.Purses);
        }
    }
}
