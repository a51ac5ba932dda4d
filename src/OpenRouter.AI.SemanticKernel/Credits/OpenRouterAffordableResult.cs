using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>Whether the money is enough.</summary>
public sealed class OpenRouterAffordableResult
{
    /// <summary>Gets whether the money is enough.</summary>
    /// <value><see langword="null"/> when it is not known.</value>
    [JsonPropertyName("affordable")]
    public bool? Affordable { get; init; }

    /// <summary>Gets why something is not known; of a yes, that the credits of the account could not be read beside the limit of the key.</summary>
    /// <value><see langword="null"/> when all is.</value>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Affordable switch
    {
        true => Reason is null ? "Yes." : $"Yes. {Reason}",
        false => "No.",
        null => $"It is not known: {Reason}",
    };
}
