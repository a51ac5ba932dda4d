using System;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>What an answer cost.</summary>
public sealed class OpenRouterGenerationCostResult
{
    /// <summary>Gets whether the record could be read.</summary>
    [JsonPropertyName("available")]
    public bool Available { get; init; }

    /// <summary>Gets what the answer cost.</summary>
    /// <value>US dollars; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("cost_usd")]
    public decimal? CostUsd { get; init; }

    /// <summary>Gets the tokens of the request, as the model counts them.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    [JsonPropertyName("prompt_tokens")]
    public long? PromptTokens { get; init; }

    /// <summary>Gets the tokens of the answer, as the model counts them.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    [JsonPropertyName("completion_tokens")]
    public long? CompletionTokens { get; init; }

    /// <summary>Gets the model that answered.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    [JsonPropertyName("model")]
    public string? Model { get; init; }

    /// <summary>Gets who served the model.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    [JsonPropertyName("provider")]
    public string? Provider { get; init; }

    /// <summary>Gets why something is not known.</summary>
    /// <value><see langword="null"/> when all is.</value>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString()
    {
        if (!Available)
        {
            return $"The cost is not available: {Reason}";
        }

        string tokens = string.Join(" and ", new[] { PromptTokens, CompletionTokens }.Where(static count => count is not null)
            .Select(static count => count!.Value.ToString(CultureInfo.InvariantCulture)));
        return FormattableString.Invariant($"{CostUsd} US dollars")
            + (tokens.Length > 0 ? $" for {tokens} tokens" : "") + (Model is null ? "." : $" of {Model}.");
    }
}
