namespace OpenRouter.AI;

/// <summary>How a figure was spread over the last half hour.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/endpoints/list-endpoints"/>.</remarks>
public sealed class OpenRouterPercentiles
{
    /// <summary>Gets the median.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? P50 { get; init; }

    /// <summary>Gets the figure that three quarters did not exceed.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? P75 { get; init; }

    /// <summary>Gets the figure that nine tenths did not exceed.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? P90 { get; init; }

    /// <summary>Gets the figure that 99 of a hundred did not exceed.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? P99 { get; init; }
}
