namespace OpenRouter.AI.Budget;

/// <summary>An account of a ledger: however many budgets write to it, a request counts in it once.</summary>
internal sealed record BudgetPurse(IOpenRouterBudgetLedger Ledger, string Account);
