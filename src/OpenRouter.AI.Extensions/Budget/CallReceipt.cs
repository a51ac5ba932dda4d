using System;
using System.Threading;

namespace OpenRouter.AI.Budget;

/// <summary>What became of the requests of one call, told by the client that sends them: middleware between it and the budget may keep an
/// answer to itself, or raise a failure of its own.</summary>
internal sealed class CallReceipt
{
    private static readonly AsyncLocal<CallReceipt?> Ambient = new();

    private readonly CallReceipt? _outer = Ambient.Value;
    private readonly Bill _bill = new();
    private Exception? _failure;
    private int _underWay;

    /// <summary>Gets the receipt of the call that is being made; null when no budget asks for one.</summary>
    internal static CallReceipt? Current => Ambient.Value;

    /// <summary>Makes this the receipt of what is called from here.</summary>
    internal void Enter() => Ambient.Value = this;

    internal void Begin()
    {
        _outer?.Begin();
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
        _outer?.End(bill, failure);
        lock (_bill)
        {
            _underWay--;
            _bill.Add(bill);

            // The one that may have cost something decides.
            _failure = _failure is null || BudgetFailure.IsRefusal(_failure) ? failure ?? _failure : _failure;
        }
    }

    /// <summary>Reads the receipt at the end of the call.</summary>
    /// <returns>What was charged, how requests failed, and whether one of them still goes on.</returns>
    internal (Bill Bill, Exception? Failure, bool IsUnderWay) Read()
    {
        lock (_bill)
        {
            Bill copy = new();
            copy.Add(_bill);
            return (copy, _failure, _underWay > 0);
        }
    }
}
