using System.Collections.Generic;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>A model that the emulator offers. Prices are US dollars per token.</summary>
/// <param name="Id">The name used in requests.</param>
/// <param name="Slug">The permanent name, which answers carry.</param>
/// <param name="Name">The display name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Scenario">How it answers.</param>
internal sealed record EmulatedModel(string Id, string Slug, string Name, string Description, IScenario Scenario)
{
    internal decimal PromptPrice { get; init; } = 0.000001m;

    internal decimal CompletionPrice { get; init; } = 0.000002m;

    internal bool Reasons { get; init; }

    internal IReadOnlyList<string> Output { get; init; } = ["text"];
}
