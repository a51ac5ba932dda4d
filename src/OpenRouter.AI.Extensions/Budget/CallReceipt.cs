using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What became of the requests of one call, told by the client that sends them: middleware between it and the budget may keep an
/// answer to itself, or raise a failure of its own.</summary>
/// <param name="inner">The pipeline below the budget.</param>
/// <param name="hasMiddleware">Whether it may send otherwise than from the context of the call.</param>
/// <param name="outer">The receipt of a budget above in the same pipeline, which is told too.</param>
/// <param name="host">The receipt of a call of another pipeline, in which this one is made.</param>
internal sealed class CallReceipt(IChatClient inner, bool hasMiddleware, CallReceipt? outer, CallReceipt? host)
{
    /// <summary>What the ids of generations begin with. Other services, and middleware that answers by itself, have ids of their own.</summary>
    private const string OfService = "gen-";

    private readonly ReceiptChatClient? _sender = inner.GetService<ReceiptChatClient>();
    private readonly BudgetChatClient? _below = inner.GetService<BudgetChatClient>();
    private readonly long _untold = inner.GetService<ReceiptChatClient>()?.Untold ?? 0;
    private readonly Bill _bill = new();
    private readonly HashSet<string> _told = [];
    private readonly HashSet<string> _elsewhere = [];
    private Action? _onLastEnd;
    private bool _hasBegun;
    private bool _isElsewhere;
    private int _underWay;
    private volatile bool _isClosed;

    internal CallReceipt? Outer => outer;

    internal CallReceipt? Host => host;

    /// <summary>Gets the first of this and the outer ones whose call goes on; null when all have ended.</summary>
    internal CallReceipt? Open => _isClosed ? outer?.Open : this;

    /// <summary>Gets whether no request of the pipeline can have passed the receipt by.</summary>
    private bool SeesAll => !hasMiddleware || (_sender is not null && _sender.Untold == _untold);

    /// <summary>Makes the receipt of a call that begins. Middleware may call another pipeline with a budget, which counts for itself.</summary>
    internal static CallReceipt Of(BudgetChatClient client, bool hasMiddleware, ChatOptions? options)
    {
        CallReceipt? above = ReceiptContext.Find(options);
        return above?._below == client ? new(client.Below, hasMiddleware, above, null) : new(client.Below, hasMiddleware, null, above);
    }

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
    /// <param name="bill">What it cost.</param>
    /// <param name="generations">The generations that it is known by.</param>
    internal void End(Bill bill, IEnumerable<string> generations)
    {
        Action? onLastEnd;
        lock (_bill)
        {
            _underWay--;
            _bill.Add(bill);
            _told.UnionWith(generations);
            onLastEnd = _underWay == 0 ? _onLastEnd : null;
        }

        onLastEnd?.Invoke();
    }

    /// <summary>Notes generations that another budget has counted, though an answer of them may be shown here.</summary>
    internal void CountedElsewhere(IEnumerable<string> generations)
    {
        lock (_bill)
        {
            _isElsewhere = true;
            _elsewhere.UnionWith(generations);
        }
    }

    /// <summary>Closes the receipt at the end of the call: who still holds it makes requests of another call.</summary>
    /// <param name="onLastEnd">What to do when the last request has ended, if one still goes on.</param>
    /// <returns>What the call came to so far, with the requests that still go on; null when all have ended.</returns>
    internal Bill? Close(Action onLastEnd)
    {
        lock (_bill)
        {
            _isClosed = true;
            _onLastEnd = onLastEnd;
            if (_underWay == 0)
            {
                return null;
            }

            Bill soFar = new();
            soFar.Add(_bill);
            soFar.AddNameless(_underWay);
            return soFar;
        }
    }

    /// <summary>Adds up what the call came to, when all its requests have ended.</summary>
    /// <param name="seen">What its caller was shown, also of requests that a client sent which tells nothing.</param>
    /// <param name="failure">How it failed for its caller; null when it did not.</param>
    internal Bill Sum(Bill seen, Exception? failure)
    {
        bool isRefused = BudgetFailure.IsRefusal(failure);
        string? failed = isRefused && BudgetFailure.IsOfCaller(failure) ? null : BudgetFailure.GenerationOf(failure);
        if (failed is not null && !_told.Contains(failed) && !seen.Generations.Contains(failed))
        {
            seen.Open(failed, mayBeMissing: isRefused && seen.IsSilent);
        }

        lock (_bill)
        {
            decimal told = _bill.Cost;
            foreach (string generation in seen.Generations.Except(_told).ToList())
            {
                if (_elsewhere.Contains(generation))
                {
                    seen.Move(generation, new Bill());
                }
                else if (!SeesAll || generation == failed || generation.StartsWith(OfService, StringComparison.Ordinal))
                {
                    seen.Move(generation, _bill);
                }
            }

            // What is left was told, or bears an identity that middleware gave it.
            if (seen.Cost > told)
            {
                _bill.AddCost(seen.Cost - told);
            }

            if (!_bill.IsKnown && _bill.Unknown == 0 && !IsFree(failure, isRefused))
            {
                _bill.AddNameless(1);
            }

            return _bill;
        }
    }

    /// <summary>Tells whether a call without any cost has cost nothing: its requests were refused, or none was sent that
    /// another budget has not counted.</summary>
    private bool IsFree(Exception? failure, bool isRefused) => SeesAll && (_hasBegun || isRefused || _isElsewhere || failure is not OpenRouterException);
}
