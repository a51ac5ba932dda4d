using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>Whether the money is enough.</summary>
/// <param name="Affordable">Yes, no, or null when it is not known.</param>
/// <param name="Reason">Why something is not known; null when all is.</param>
public sealed record OpenRouterAffordableResult(
    [property: JsonPropertyName("affordable")] bool? Affordable,
    [property: JsonPropertyName("reason")] string? Reason = null)
{
    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Affordable switch
    {
        true => "Yes.",
        false => "No.",
        null => $"It is not known: {Reason}",
    };
}
