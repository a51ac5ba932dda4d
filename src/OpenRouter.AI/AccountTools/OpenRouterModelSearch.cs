using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>What <see cref="OpenRouterAccountReader.FindModelsAsync"/> looks for.</summary>
/// <remarks>What is not set lets all through.</remarks>
public sealed class OpenRouterModelSearch
{
    /// <summary>Gets or sets words that the id or the name must hold, all of them, without regard to case.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? Text { get; set; }

    /// <summary>Gets or sets what the models must be able to do.</summary>
    /// <value>Words of the catalog: request fields such as <c>tools</c> or <c>structured_outputs</c>, and kinds of input such as
    /// <c>image</c>. <see langword="null"/> by default.</value>
    public IReadOnlyList<string>? Capabilities { get; set; }

    /// <summary>Gets or sets the highest price of input.</summary>
    /// <value>US dollars for a million tokens, discounts taken off; <see langword="null"/> by default.</value>
    public decimal? MaxPromptPricePerMillion { get; set; }

    /// <summary>Gets or sets the shortest context.</summary>
    /// <value>Tokens; <see langword="null"/> by default.</value>
    public long? MinContextLength { get; set; }

    /// <summary>Gets or sets how many models are wanted.</summary>
    /// <value>5 by default; 1 to 20.</value>
    public int Limit { get; set; } = 5;
}
