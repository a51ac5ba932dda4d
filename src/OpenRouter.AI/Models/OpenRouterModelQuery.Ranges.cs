namespace OpenRouter.AI;

// Ages and scores.
public sealed partial class OpenRouterModelQuery
{
    /// <summary>Gets or sets for how long OpenRouter must have had the models.</summary>
    /// <value>Days; <see langword="null"/> (the default) sets no limit.</value>
    public int? MinAgeDays { get; set; }

    /// <summary>Gets or sets for how long OpenRouter may have had the models.</summary>
    /// <value>Days; <see langword="null"/> (the default) sets no limit.</value>
    public int? MaxAgeDays { get; set; }

    /// <summary>Gets or sets the lowest intelligence index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> (the default) sets no limit.</value>
    public decimal? MinIntelligenceIndex { get; set; }

    /// <summary>Gets or sets the highest intelligence index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> (the default) sets no limit.</value>
    public decimal? MaxIntelligenceIndex { get; set; }

    /// <summary>Gets or sets the lowest coding index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> (the default) sets no limit.</value>
    public decimal? MinCodingIndex { get; set; }

    /// <summary>Gets or sets the highest coding index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> (the default) sets no limit.</value>
    public decimal? MaxCodingIndex { get; set; }

    /// <summary>Gets or sets the lowest agentic index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> (the default) sets no limit.</value>
    public decimal? MinAgenticIndex { get; set; }

    /// <summary>Gets or sets the highest agentic index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> (the default) sets no limit.</value>
    public decimal? MaxAgenticIndex { get; set; }

    /// <summary>Gets or sets the lowest share of tool calls that succeed.</summary>
    /// <value>0 to 1; <see langword="null"/> (the default) sets no limit.</value>
    public decimal? MinToolSuccessRate { get; set; }

    /// <summary>Gets or sets the highest share of tool calls that succeed.</summary>
    /// <value>0 to 1; <see langword="null"/> (the default) sets no limit.</value>
    public decimal? MaxToolSuccessRate { get; set; }
}
