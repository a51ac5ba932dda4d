using System;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>What the account has bought, used and left.</summary>
public sealed class OpenRouterCreditsResult
{
    /// <summary>Gets whether the credits could be read.</summary>
    [JsonPropertyName("available")]
    public bool Available { get; init; }

    /// <summary>Gets what is left: what was bought less what was used.</summary>
    /// <value>US dollars, which may be negative; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("remaining_usd")]
    public decimal? RemainingUsd { get; init; }

    /// <summary>Gets what was bought in all.</summary>
    /// <value>US dollars; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("purchased_usd")]
    public decimal? PurchasedUsd { get; init; }

    /// <summary>Gets what was used in all.</summary>
    /// <value>US dollars; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("used_usd")]
    public decimal? UsedUsd { get; init; }

    /// <summary>Gets why something is not known.</summary>
    /// <value><see langword="null"/> when all is.</value>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Available
        ? FormattableString.Invariant($"{RemainingUsd} US dollars are left of {PurchasedUsd}; {UsedUsd} were used.")
        : $"The credits are not available: {Reason}";
}
