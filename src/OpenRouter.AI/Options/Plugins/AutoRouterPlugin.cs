using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>Steers the choice of the model <c>openrouter/auto</c> (<c>auto-router</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/routing/routers/auto-router"/>.</remarks>
public sealed class AutoRouterPlugin : OpenRouterPlugin
{
    internal const string PluginId = "auto-router";

    /// <inheritdoc/>
    public override string Id => PluginId;

    /// <summary>Gets or sets the only models to choose from.</summary>
    /// <value>Slugs, wildcards allowed (<c>anthropic/*</c>); <see langword="null"/> (the default) allows all that the router
    /// ranks.</value>
    public IList<string>? AllowedModels { get; set; }

    /// <summary>Gets or sets the models never to choose.</summary>
    /// <value>Slugs, wildcards allowed; <see langword="null"/> (the default) excludes none. Wins over
    /// <see cref="AllowedModels"/>.</value>
    public IList<string>? ExcludedModels { get; set; }

    /// <summary>Gets or sets the band of cost to choose from.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the router. Wins over <see cref="CostQualityTradeoff"/>.</value>
    public CostTier? CostTier { get; set; }

    /// <summary>Gets or sets the balance of cost and quality.</summary>
    /// <value>0 (best) to 10 (cheapest); <see langword="null"/> (the default) leaves it to the router. The service calls it deprecated:
    /// prefer <see cref="CostTier"/>.</value>
    public int? CostQualityTradeoff { get; set; }

    /// <summary>Gets or sets whether later turns stay with the model of the last answer.</summary>
    /// <value><see langword="null"/> (the default) chooses anew each time.</value>
    /// <remarks>The messages of answers to such a request carry their model (<c>openrouter:model</c> among their additional properties),
    /// which goes back with the history.</remarks>
    public bool? PinModel { get; set; }
}
