namespace OpenRouter.AI;

/// <summary>Steers the choice of the model <c>openrouter/pareto-code</c> (<c>pareto-router</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/plugins"/>.</remarks>
public sealed class ParetoRouterPlugin : OpenRouterPlugin
{
    internal const string PluginId = "pareto-router";

    /// <inheritdoc/>
    public override string Id => PluginId;

    /// <summary>Gets or sets how well the model must write code.</summary>
    /// <value>0 to 1; <see langword="null"/> (the default) takes the best group. Not used with <see cref="MaxPrice"/>.</value>
    public double? MinCodingScore { get; set; }

    /// <summary>Gets or sets the highest price of input.</summary>
    /// <value>US dollars per million tokens; <see langword="null"/> (the default) sets no limit. Without a model below it the request
    /// fails with 404.</value>
    public decimal? MaxPrice { get; set; }

    /// <summary>Gets or sets which price counts.</summary>
    /// <value><c>prompt</c> (list price) or <c>weighted_avg</c> (what is really paid); <see langword="null"/> (the default) means the
    /// list price.</value>
    public string? PriceSource { get; set; }
}
