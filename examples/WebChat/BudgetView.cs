using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>Looks at the budget.</summary>
internal sealed class BudgetView(IOpenRouterBudgetLedger ledger, decimal allowed)
{
    /// <summary>Asks by adding nothing. The cost of an answer that was broken off is found out a while later; until then what was set aside for
    /// it counts.</summary>
    internal async Task<BudgetState> ReadAsync(CancellationToken cancellationToken)
    {
        OpenRouterBudgetEntry entry = await ledger.AddAsync(ChatSite.BudgetScope, 0, null, null, null, cancellationToken);
        return new BudgetState(entry.Total, Math.Max(0, allowed - entry.Total));
    }
}
