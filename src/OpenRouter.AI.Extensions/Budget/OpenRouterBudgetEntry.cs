namespace OpenRouter.AI;

/// <summary>What came of adding to an account of a budget.</summary>
/// <param name="IsAccepted">Whether the amount was added; false when the limit stood against it.</param>
/// <param name="Total">What the account holds, in US dollars: with the amount if it was added, without it otherwise.</param>
public readonly record struct OpenRouterBudgetEntry(bool IsAccepted, decimal Total);
