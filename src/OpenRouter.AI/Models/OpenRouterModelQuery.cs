using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>Which models of the catalog are wanted, and in which order.</summary>
/// <remarks>What is not set is not sent. Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed partial class OpenRouterModelQuery
{
    /// <summary>Gets or sets how many models are passed over.</summary>
    /// <value><see langword="null"/> (the default) begins with the first one.</value>
    public int? Offset { get; set; }

    /// <summary>Gets or sets how many models are wanted at most.</summary>
    /// <value><see langword="null"/> (the default) means all. More than the 1000 of a page are asked for page by page.</value>
    public int? Limit { get; set; }

    /// <summary>Gets or sets words that the name or the slug holds.</summary>
    /// <value><see langword="null"/> (the default) lets all through.</value>
    public string? Search { get; set; }

    /// <summary>Gets or sets the use that the models are ranked for.</summary>
    /// <value><see langword="null"/> (the default) lets all through.</value>
    public ModelCategory? Category { get; set; }

    /// <summary>Gets or sets request fields that the models must support.</summary>
    /// <value><see langword="null"/> (the default) asks for none.</value>
    public IList<ModelParameter>? SupportedParameters { get; set; }

    /// <summary>Gets or sets what the models must read.</summary>
    /// <value><see langword="null"/> (the default) asks for nothing.</value>
    public IList<ModelModality>? InputModalities { get; set; }

    /// <summary>Gets or sets what the models must give.</summary>
    /// <value><see langword="null"/> (the default) is not sent, and the service then lists <b>only models that give text</b>. A list of
    /// <see cref="ModelModality.All"/> lists every model, those for embeddings, images, speech and ranking included.</value>
    public IList<ModelModality>? OutputModalities { get; set; }

    /// <summary>Gets or sets the shortest context.</summary>
    /// <value>Tokens; <see langword="null"/> (the default) sets no limit.</value>
    public int? MinContextLength { get; set; }

    /// <summary>Gets or sets the lowest price of input.</summary>
    /// <value>US dollars for a million tokens; <see langword="null"/> (the default) sets no limit. The prices of a model are for single
    /// tokens.</value>
    public decimal? MinPromptPricePerMillion { get; set; }

    /// <summary>Gets or sets the highest price of input.</summary>
    /// <value>US dollars for a million tokens; <see langword="null"/> (the default) sets no limit. The prices of a model are for single
    /// tokens.</value>
    public decimal? MaxPromptPricePerMillion { get; set; }

    /// <summary>Gets or sets the lowest price of output.</summary>
    /// <value>US dollars for a million tokens; <see langword="null"/> (the default) sets no limit. The prices of a model are for single
    /// tokens.</value>
    public decimal? MinCompletionPricePerMillion { get; set; }

    /// <summary>Gets or sets the highest price of output.</summary>
    /// <value>US dollars for a million tokens; <see langword="null"/> (the default) sets no limit. The prices of a model are for single
    /// tokens.</value>
    public decimal? MaxCompletionPricePerMillion { get; set; }

    /// <summary>Gets or sets the family of the models.</summary>
    /// <value>For example <c>Claude</c> or <c>Llama</c>; <see langword="null"/> (the default) lets all through.</value>
    public string? Architecture { get; set; }

    /// <summary>Gets or sets who made the models.</summary>
    /// <value>Slugs such as <c>openai</c>; <see langword="null"/> (the default) lets all through.</value>
    public IList<string>? Authors { get; set; }

    /// <summary>Gets or sets who serves the models.</summary>
    /// <value>Names of providers; <see langword="null"/> (the default) lets all through.</value>
    public IList<string>? Providers { get; set; }

    /// <summary>Gets or sets whether other models may be trained on the output.</summary>
    /// <value><see langword="null"/> (the default) lets all through.</value>
    public bool? IsDistillable { get; set; }

    /// <summary>Gets or sets whether only models are wanted that some provider serves without keeping data.</summary>
    /// <value><see langword="null"/> (the default) and <see langword="false"/> let all through.</value>
    public bool? ZeroDataRetention { get; set; }

    /// <summary>Gets or sets the region that some provider serves the models in.</summary>
    /// <value><see cref="DataRegion.Eu"/> or <see cref="DataRegion.Us"/>; <see langword="null"/> (the default) lets all through.</value>
    public DataRegion? Region { get; set; }

    /// <summary>Gets or sets the order.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the service.</value>
    public ModelSort? Sort { get; set; }

    /// <summary>Gets or sets parameters that are newer than this package.</summary>
    /// <value>Sent beside the others; <see langword="null"/> (the default) adds none. Feeds (<c>use_rss</c>) cannot be read.</value>
    public IDictionary<string, string>? AdditionalParameters { get; set; }
}
