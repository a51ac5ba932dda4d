using System;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>What an answer cost.</summary>
/// <param name="Available">Whether the record could be read.</param>
/// <param name="CostUsd">US dollars; null when it is not available.</param>
/// <param name="PromptTokens">Tokens as the model counts them; null when the service did not say.</param>
/// <param name="CompletionTokens">Tokens as the model counts them; null when the service did not say.</param>
/// <param name="Model">The model that answered.</param>
/// <param name="Provider">Who served it.</param>
/// <param name="Reason">Why something is not known; null when all is.</param>
public sealed record OpenRouterGenerationCostResult(
    [property: JsonPropertyName("available")] bool Available,
    [property: JsonPropertyName("cost_usd")] decimal? CostUsd = null,
    [property: JsonPropertyName("prompt_tokens")] long? PromptTokens = null,
    [property: JsonPropertyName("completion_tokens")] long? CompletionTokens = null,
    [property: JsonPropertyName("model")] string? Model = null,
    [property: JsonPropertyName("provider")] string? Provider = null,
    [property: JsonPropertyName("reason")] string? Reason = null)
{
    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Available
        ? FormattableString.Invariant($"{CostUsd} US dollars for {PromptTokens} and {CompletionTokens} tokens of {Model}.")
        : $"The cost is not available: {Reason}";
}
