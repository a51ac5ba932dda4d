using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Budget;

/// <summary>What is set aside on one account. Each of its two movements has an id of its own, under which it is added once however often it
/// is tried.</summary>
internal sealed class Reservation(BudgetAccount account, decimal amount)
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly string _settlementId = Guid.NewGuid().ToString("N");
    private bool _isCertain;

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

    /// <summary>Puts a cost in the place of what was set aside.</summary>
    /// <exception cref="Exception">The ledger failed; to be tried again with the same cost.</exception>
    internal async Task SettleAsync(IOpenRouterBudgetLedger ledger, decimal cost)
    {
        if (!_isCertain)
        {
            // Only what has certainly been added can be taken back.
            await ledger.AddAsync(account.Name, amount, null, account.Expires, _id, CancellationToken.None).ConfigureAwait(false);
            _isCertain = true;
        }

        if (cost != amount)
        {
            await ledger.AddAsync(account.Name, cost - amount, null, account.Expires, _settlementId, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
