namespace OpenRouter.AI.Examples.WebChat;

/// <summary>How the budget stands.</summary>
/// <param name="Spent">What is spent, with what is set aside for answers under way, in US dollars.</param>
/// <param name="Left">What is left, in US dollars.</param>
internal sealed record BudgetState(decimal Spent, decimal Left);
