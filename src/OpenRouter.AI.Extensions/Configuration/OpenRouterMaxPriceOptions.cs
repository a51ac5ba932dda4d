namespace OpenRouter.AI;

/// <summary>The highest prices to accept, in the plain values of a configuration.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
public sealed class OpenRouterMaxPriceOptions
{
    /// <summary>Gets or sets the highest price of input.</summary>
    /// <value>US dollars per million tokens; null (the default) sets no limit.</value>
    public decimal? Prompt { get; set; }

    /// <summary>Gets or sets the highest price of output.</summary>
    /// <value>US dollars per million tokens; null (the default) sets no limit.</value>
    public decimal? Completion { get; set; }

    /// <summary>Gets or sets the highest fixed price of a request.</summary>
    /// <value>US dollars; null (the default) sets no limit.</value>
    public decimal? Request { get; set; }

    /// <summary>Gets or sets the highest price of a picture.</summary>
    /// <value>US dollars; null (the default) sets no limit.</value>
    public decimal? Image { get; set; }

    /// <summary>Gets or sets the highest price of audio.</summary>
    /// <value>US dollars per unit; null (the default) sets no limit.</value>
    public decimal? Audio { get; set; }
}
