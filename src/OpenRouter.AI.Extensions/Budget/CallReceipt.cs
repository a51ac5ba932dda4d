using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What became of the requests of one call, told by the client that sends them: middleware between it and the budget may keep an
/// answer to itself, or raise a failure of its own.</summary>
/// <param name="inner">The pipeline below the budget.</param>
/// <param name="hasMiddleware">Whether it may send otherwise than from the context of the call.</param>
/// <param name="outer">The receipt of a budget above, be it of another pipeline, which is told too.</param>
/// <param name="recent">What calls before this one have counted.</param>
internal sealed class CallReceipt(IChatClient inner, bool hasMiddleware, CallReceipt? outer, RecentGenerations recent)
{
    /// <summary>What the ids of generations begin with. Other services, and middleware that answers by itself, have ids of their own.</summary>
    private const string OfService = "gen-";

    private readonly ReceiptChatClient? _sender = inner.GetService<ReceiptChatClient>();
    private readonly long _untold = inner.GetService<ReceiptChatClient>()?.Untold ?? 0;
    private readonly Bill _bill = new();
    private readonly HashSet<string> _told = [];
    private readonly CountedBelow _counted = new();
    private readonly long _begun = recent.Now;
    private Action? _onLastEnd;
    private int _underWay;
    private volatile bool _isClosed;

    internal CallReceipt? Outer => outer;

    internal bool HasMiddleware => hasMiddleware;

    /// <summary>Gets where the budget of this receipt writes down what requests cost.</summary>
    internal List<BudgetPurse> Purses { get; } = [];

    /// <summary>Gets how many requests still go on.</summary>
    internal int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>Gets the first of this and the outer ones whose call goes on; null when all have ended.</summary>
    internal CallReceipt? Open => _isClosed ? outer?.Open : this;

    /// <summary>Gets whether no request of the pipeline can have passed the receipt by.</summary>
    private bool SeesAll => !hasMiddleware || (_sender is not null && _sender.Untold == _untold);

    /// <summary>Notes that a request begins.</summary>
    /// <returns>Whether it counts: not when the call has ended meanwhile.</returns>
    internal bool Begin()
    {
        lock (_bill)
        {
            _underWay += _isClosed ? 0 : 1;
            return !_isClosed;
        }
    }

    /// <summary>Notes what a request that has begun came to.</summary>
    /// <param name="bill">What it cost.</param>
    /// <param name="generations">The generations that it is known by.</param>
    /// <param name="counted">Where budgets below have written it down already.</param>
    internal void End(Bill bill, IEnumerable<string> generations, IEnumerable<BudgetPurse> counted)
    {
        Action? onLastEnd;
        lock (_bill)
        {
            _underWay--;
            _bill.Add(bill);
            _told.UnionWith(generations);
            recent.Add(generations);
            _counted.Add(bill, counted.Intersect(Purses));
            onLastEnd = _underWay == 0 ? _onLastEnd : null;
        }

        onLastEnd?.Invoke();
    }

    /// <summary>Copies what budgets below have written down in the same place so far: requests may still end.</summary>
    internal Bill Counted(BudgetPurse purse)
    {
        lock (_bill)
        {
            return _counted.Of(purse);
        }
    }

    /// <summary>Adds the cost of a generation that was open.</summary>
    internal void Close(string generation, decimal cost)
    {
        lock (_bill)
        {
            _counted.Close(generation, cost);
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
            List<string> untold = [.. seen.Generations.Except(_told)];
            List<string> kept = untold.FindAll(generation => IsOfService(generation) && recent.Had(generation, _begun));
            kept.ForEach(seen.Remove);
            recent.Add(untold);
            foreach (string generation in untold.Except(kept))
            {
                if (!SeesAll || generation == failed || IsOfService(generation))
                {
                    seen.Move(generation, _bill);
                }
            }

            // What is left was told, or bears an identity that middleware gave it.
            if (seen.Cost > told)
            {
                _bill.AddCost(seen.Cost - told);
            }

            if (!_bill.IsKnown && _bill.Unknown == 0 && !IsFree(failure, isRefused) && (kept.Count == 0 || failure is not null))
            {
                _bill.AddNameless(1);
            }

            return _bill;
        }
    }

    private static bool IsOfService(string generation) => generation.StartsWith(OfService, StringComparison.Ordinal);

    /// <summary>Tells whether a call without any cost has cost nothing: its requests were refused, or none was sent. A failure that was
    /// told, and is none of these, has left a cost that is not known.</summary>
    private bool IsFree(Exception? failure, bool isRefused) => SeesAll && (isRefused || failure is not OpenRouterException);
}
