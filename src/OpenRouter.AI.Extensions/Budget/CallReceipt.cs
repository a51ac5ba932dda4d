using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What became of the requests of one call, told by the client that sends them: middleware between it and the budget may keep an
/// answer to itself, or raise a failure of its own.</summary>
/// <param name="outer">The receipt of a budget above, which is told too.</param>
internal sealed class CallReceipt(CallReceipt? outer)
{
    /// <summary>No name that OpenRouter has, so it is not sent.</summary>
    private const string Key = "openrouter.receipt";

    /// <summary>The mark itself reads the same in all calls: caches make their keys of it.</summary>
    private static readonly ConditionalWeakTable<object, CallReceipt> Marked = new();

    private static readonly AsyncLocal<CallReceipt?> Ambient = new();

    private readonly Bill _bill = new();
    private Exception? _failure;
    private int _underWay;
    private volatile bool _isClosed;

    /// <summary>Finds the receipt of the call that a request belongs to; null when no budget asks for one. Middleware may send from a place of
    /// its own, such as a worker that was started in another call, so the request says it first.</summary>
    internal static CallReceipt? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out object? mark) == true
        && mark is not null && Marked.TryGetValue(mark, out CallReceipt? marked) && !marked._isClosed
            ? marked
            : Ambient.Value is { _isClosed: false } current ? current : null;

    /// <summary>Copies options, with the mark of this receipt.</summary>
    internal ChatOptions Mark(ChatOptions? options)
    {
        object mark = true;
        Marked.Add(mark, this);
        ChatOptions marked = options?.Clone() ?? new ChatOptions();
        (marked.AdditionalProperties ??= [])[Key] = mark;
        return marked;
    }

    /// <summary>Makes this the receipt of what is called from here.</summary>
    internal void Enter() => Ambient.Value = this;

    internal void Begin()
    {
        outer?.Begin();
        lock (_bill)
        {
            _underWay++;
        }
    }

    /// <summary>Notes how a request ended.</summary>
    /// <param name="bill">What it cost.</param>
    /// <param name="failure">How it failed; null when it did not.</param>
    internal void End(Bill bill, Exception? failure)
    {
        if (!bill.IsKnown && !BudgetFailure.IsRefusal(failure))
        {
            bill.Open(BudgetFailure.GenerationOf(failure));
        }

        outer?.End(bill, failure);
        lock (_bill)
        {
            _underWay--;
            _bill.Add(bill);

            // The one that may have cost something decides.
            _failure = _failure is null || BudgetFailure.IsRefusal(_failure) ? failure ?? _failure : _failure;
        }
    }

    /// <summary>Reads the receipt at the end of the call, and closes it: who still holds it makes requests of another call.</summary>
    /// <returns>What was charged, how requests failed, and whether one of them still goes on.</returns>
    internal (Bill Bill, Exception? Failure, bool IsUnderWay) Close()
    {
        _isClosed = true;
        lock (_bill)
        {
            Bill copy = new();
            copy.Add(_bill);
            return (copy, _failure, _underWay > 0);
        }
    }
}
