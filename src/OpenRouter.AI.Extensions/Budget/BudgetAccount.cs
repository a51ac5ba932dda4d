using System;

namespace OpenRouter.AI.Budget;

/// <summary>The account of a scope in a period.</summary>
internal sealed record BudgetAccount(string Scope, string Name, decimal Allowed, DateTimeOffset? Expires);
