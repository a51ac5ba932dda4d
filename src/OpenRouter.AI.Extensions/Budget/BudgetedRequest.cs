using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>A request that the budgets cover.</summary>
internal sealed record BudgetedRequest(ChatOptions? Options, Spending Spending);
