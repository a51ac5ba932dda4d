using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>What the budget has left.</summary>
internal sealed class BudgetView(IOpenRouterBudgetLedger ledger, decimal allowed)
{
    /// <summary>Asks by adding nothing; what is set aside for answers under way counts as spent.</summary>
    internal async Task<decimal> LeftAsync(CancellationToken cancellationToken)
    {
        OpenRouterBudgetEntry entry = await ledger.AddAsync(ChatSite.BudgetScope, 0, null, null, null, cancellationToken);
        return Math.Max(0, allowed - entry.Total);
    }
}
