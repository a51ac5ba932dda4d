namespace OpenRouter.AI;

/// <summary>The sampling that a model uses when nothing is sent.</summary>
/// <remarks>All are <see langword="null"/> when the service did not say. Source:
/// <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed class OpenRouterModelDefaults
{
    /// <summary>Gets the randomness.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? Temperature { get; init; }

    /// <summary>Gets the share of nucleus sampling.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? TopP { get; init; }

    /// <summary>Gets the number of tokens to draw from.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public long? TopK { get; init; }

    /// <summary>Gets the penalty by frequency.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? FrequencyPenalty { get; init; }

    /// <summary>Gets the penalty by presence.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? PresencePenalty { get; init; }

    /// <summary>Gets the penalty of repetition.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? RepetitionPenalty { get; init; }
}
