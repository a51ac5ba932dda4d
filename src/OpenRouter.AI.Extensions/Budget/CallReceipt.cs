using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What became of the requests of one call, told by the client that sends them: middleware between it and the budget may keep an
/// answer to itself, or raise a failure of its own.</summary>
/// <param name="inner">The pipeline below the budget.</param>
/// <param name="outer">The receipt of a budget above in the same pipeline, which is told too.</param>
internal sealed class CallReceipt(IChatClient inner, CallReceipt? outer)
{
    /// <summary>No name that OpenRouter has, so it is not sent.</summary>
    private const string Key = "openrouter.receipt";

    /// <summary>The mark itself reads the same in all calls: caches make their keys of it.</summary>
    private static readonly ConditionalWeakTable<object, CallReceipt> Marked = new();

    private static readonly AsyncLocal<CallReceipt?> Ambient = new();

    private readonly ReceiptChatClient? _sender = inner.GetService<ReceiptChatClient>();
    private readonly BudgetChatClient? _below = inner.GetService<BudgetChatClient>();
    private readonly long _untold = inner.GetService<ReceiptChatClient>()?.Untold ?? 0;
    private readonly Bill _bill = new();
    private Action? _onLastEnd;
    private bool _hasBegun;
    private int _underWay;
    private volatile bool _isClosed;

    internal CallReceipt? Outer => outer;

    /// <summary>Gets whether no request of the pipeline can have passed the receipt by.</summary>
    private bool SeesAll => _sender is not null && _sender.Untold == _untold;

    /// <summary>Finds the receipt of the call that a request belongs to; null when no budget asks for one. Middleware may send from a place of
    /// its own, such as a worker that was started in another call, so the request says it first.</summary>
    internal static CallReceipt? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out object? mark) == true
        && mark is not null && Marked.TryGetValue(mark, out CallReceipt? marked) && !marked._isClosed
            ? marked
            : Ambient.Value is { _isClosed: false } current ? current : null;

    /// <summary>Makes the receipt of a call that begins. Middleware may call another pipeline with a budget, which counts for itself.</summary>
    internal static CallReceipt Of(BudgetChatClient client, ChatOptions? options) =>
        new(client.Below, Of(options) is { } current && current._below == client ? current : null);

    /// <summary>Tells whether options carry the mark of a receipt.</summary>
    internal static bool IsMarked(ChatOptions? options) => options?.AdditionalProperties?.ContainsKey(Key) == true;

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

    /// <summary>Notes that a request begins.</summary>
    /// <returns>Whether it counts: not when the call has ended meanwhile.</returns>
    internal bool Begin()
    {
        lock (_bill)
        {
            _hasBegun |= !_isClosed;
            _underWay += _isClosed ? 0 : 1;
            return !_isClosed;
        }
    }

    /// <summary>Notes what a request that has begun came to.</summary>
    internal void End(Bill bill)
    {
        Action? onLastEnd;
        lock (_bill)
        {
            _underWay--;
            _bill.Add(bill);
            onLastEnd = _underWay == 0 ? _onLastEnd : null;
        }

        onLastEnd?.Invoke();
    }

    /// <summary>Closes the receipt at the end of the call: who still holds it makes requests of another call.</summary>
    /// <param name="onLastEnd">What to do when the last request has ended, if one still goes on.</param>
    /// <returns>Whether all have ended.</returns>
    internal bool Close(Action onLastEnd)
    {
        lock (_bill)
        {
            _isClosed = true;
            _onLastEnd = onLastEnd;
            return _underWay == 0;
        }
    }

    /// <summary>Adds up what the call came to, when all its requests have ended.</summary>
    /// <param name="seen">What its caller was shown, also of requests that another client has sent.</param>
    /// <param name="failure">How it failed for its caller; null when it did not.</param>
    internal Bill Sum(Bill seen, Exception? failure)
    {
        if (_hasBegun && seen.Cost <= _bill.Cost && (SeesAll || _bill.IsKnown || _bill.Unknown > 0))
        {
            return _bill;
        }

        seen.AddUnknown(_bill);
        if (!seen.IsKnown)
        {
            seen.Open(BudgetFailure.GenerationOf(failure));
            if (seen.Unknown == 0 && !(SeesAll && (failure is not OpenRouterException || BudgetFailure.IsRefusal(failure))))
            {
                seen.AddNameless();
            }
        }

        return seen;
    }
}
