using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Budget;

/// <summary>What is set aside for one call, and what it cost in the end.</summary>
internal sealed class Spending(IOpenRouterBudgetLedger ledger, TimeProvider time, CallReceipt receipt)
{
    /// <summary>Set aside when the price is not known: an account that is used up refuses it.</summary>
    private const decimal Least = 0.000000001m;

    /// <summary>A request waits for the ledger, so these are short.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    private readonly List<Reservation> _reserved = [];

    /// <summary>Gets or sets what the call costs by what is known so far.</summary>
    internal Bill Bill { get; set; } = new();

    /// <summary>Gets what the client that sends the requests tells.</summary>
    internal CallReceipt Receipt => receipt;

    /// <summary>Gets whether something stands between the budget and the client that sends, which may send and fail as it likes.</summary>
    internal bool HasMiddleware => receipt.HasMiddleware;

    /// <summary>Gets whether something is still to be written down.</summary>
    internal bool IsOpen => _reserved.Count > 0;

    internal async Task ReserveAsync(BudgetAccount account, decimal? estimate, CancellationToken cancellationToken)
    {
        // Noted before the ledger is asked: one that fails may have added all the same, and that must be given back.
        Reservation reservation = new(account, estimate ?? Least);
        _reserved.Add(reservation);
        receipt.Purses.Add(PurseOf(reservation));
        OpenRouterBudgetEntry entry = await MakeAsync(reservation, cancellationToken).ConfigureAwait(false);
        if (!entry.IsAccepted)
        {
            _reserved.Remove(reservation);
            throw new OpenRouterBudgetExceededException(account.Scope, entry.Total, account.Allowed, estimate);
        }
    }

    /// <summary>Writes down what the call cost instead of what was set aside, which stays for each request whose cost is not known. Also when
    /// the caller has left: the money is spent.</summary>
    /// <returns>The last failure of the ledger; null when everything is written down. Another call tries what is left.</returns>
    internal async Task<Exception?> SettleAsync()
    {
        Exception? failure = null;
        for (int index = _reserved.Count - 1; index >= 0; index--)
        {
            Exception? own = await SettleAsync(_reserved[index], Bill).ConfigureAwait(false);
            failure = own ?? failure;
            if (own is null)
            {
                _reserved.RemoveAt(index);
            }
        }

        return failure;
    }

    /// <summary>Adds the cost of a generation that was open.</summary>
    internal void Close(string generation, decimal cost)
    {
        Bill.Close(generation, cost);
        receipt.Close(generation, cost);
    }

    /// <summary>Writes down what is known while requests still go on.</summary>
    /// <returns>The last failure of the ledger, which the end of the requests mends.</returns>
    internal async Task<Exception?> SettleAsync(Bill soFar)
    {
        Exception? failure = null;
        foreach (Reservation reservation in _reserved)
        {
            failure = await SettleAsync(reservation, soFar).ConfigureAwait(false) ?? failure;
        }

        return failure;
    }

    private BudgetPurse PurseOf(Reservation reservation) => new(ledger, reservation.Account);

    private async Task<Exception?> SettleAsync(Reservation reservation, Bill bill)
    {
        try
        {
            // Another budget of this call may have written to the same account.
            Bill counted = receipt.Counted(PurseOf(reservation));
            await reservation.SettleAsync(ledger, bill.Cost - counted.Cost + ((bill.Unknown - counted.Unknown) * reservation.Amount)).ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception;
        }
    }

    private async Task<OpenRouterBudgetEntry> MakeAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await reservation.MakeAsync(ledger, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (
                exception is not OutOfMemoryException && attempt < Waits.Length && !cancellationToken.IsCancellationRequested)
            {
                await time.Delay(Waits[attempt], cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
