using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Budget;

/// <summary>What is set aside on one account, and what is written down instead. Each movement has an id of its own, under which it is added once
/// however often it is tried.</summary>
internal sealed class Reservation(BudgetAccount account, decimal amount)
{
    private readonly string _id = NewId();
    private string _next = NewId();
    private decimal _change;
    private decimal? _tried;
    private bool _isCertain;

    internal string Account => account.Name;

    /// <summary>Gets what is set aside, in US dollars.</summary>
    internal decimal Amount => amount;

    /// <exception cref="Exception">The ledger failed; whether it has added is not known.</exception>
    internal async ValueTask<OpenRouterBudgetEntry> MakeAsync(IOpenRouterBudgetLedger ledger, CancellationToken cancellationToken)
    {
        OpenRouterBudgetEntry entry = await ledger
            .AddAsync(account.Name, amount, account.Allowed, account.Expires, _id, cancellationToken).ConfigureAwait(false);
        _isCertain = entry.IsAccepted;
        return entry;
    }

    /// <summary>Puts a cost in the place of what was written down before.</summary>
    /// <exception cref="Exception">The ledger failed; to be tried again.</exception>
    internal async Task SettleAsync(IOpenRouterBudgetLedger ledger, decimal cost)
    {
        if (!_isCertain)
        {
            // Only what has certainly been added can be taken back.
            await ledger.AddAsync(account.Name, amount, null, account.Expires, _id, CancellationToken.None).ConfigureAwait(false);
            _isCertain = true;
        }

        if (_tried is { } earlier)
        {
            // It may have been added when the ledger failed, so it must be before anything else is.
            await MoveAsync(ledger, earlier).ConfigureAwait(false);
        }

        if (cost != amount + _change)
        {
            await MoveAsync(ledger, cost).ConfigureAwait(false);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private async Task MoveAsync(IOpenRouterBudgetLedger ledger, decimal cost)
    {
        _tried = cost;
        await ledger.AddAsync(account.Name, cost - amount - _change, null, account.Expires, _next, CancellationToken.None).ConfigureAwait(false);
        _change = cost - amount;
        _tried = null;
        _next = NewId();
    }
}
