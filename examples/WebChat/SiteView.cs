using System.Collections.Generic;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>What the page shows before the first question.</summary>
/// <param name="Notice">Who answers.</param>
/// <param name="Model">The configured model.</param>
/// <param name="Models">The models to choose from.</param>
/// <param name="Budget">How the budget stands.</param>
/// <param name="Error">Why there are no models.</param>
internal sealed record SiteView(string Notice, string? Model, List<ModelView> Models, BudgetState Budget, string? Error);
