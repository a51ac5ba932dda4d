namespace OpenRouter.AI;

/// <summary>A rating in the Design Arena.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed class OpenRouterDesignArenaScore
{
    /// <summary>Gets the arena.</summary>
    /// <value>For example <c>models</c>; <see langword="null"/> when the service did not say.</value>
    public string? Arena { get; init; }

    /// <summary>Gets the kind of design.</summary>
    /// <value>For example <c>website</c>; <see langword="null"/> when the service did not say.</value>
    public string? Category { get; init; }

    /// <summary>Gets the rating.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? Elo { get; init; }

    /// <summary>Gets the place among the models of OpenRouter.</summary>
    /// <value>1 is the best; <see langword="null"/> when the service did not say.</value>
    public long? Rank { get; init; }

    /// <summary>Gets how often it won.</summary>
    /// <value>Percent; <see langword="null"/> when the service did not say.</value>
    public double? WinRate { get; init; }
}
