using System;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>What the account has bought, used and left.</summary>
/// <param name="Available">Whether the credits could be read.</param>
/// <param name="RemainingUsd">US dollars; null when it is not available.</param>
/// <param name="PurchasedUsd">US dollars; null when it is not available.</param>
/// <param name="UsedUsd">US dollars; null when it is not available.</param>
/// <param name="Reason">Why something is not known; null when all is.</param>
public sealed record OpenRouterCreditsResult(
    [property: JsonPropertyName("available")] bool Available,
    [property: JsonPropertyName("remaining_usd")] decimal? RemainingUsd = null,
    [property: JsonPropertyName("purchased_usd")] decimal? PurchasedUsd = null,
    [property: JsonPropertyName("used_usd")] decimal? UsedUsd = null,
    [property: JsonPropertyName("reason")] string? Reason = null)
{
    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Available
        ? FormattableString.Invariant($"{RemainingUsd} US dollars are left of {PurchasedUsd}; {UsedUsd} were used.")
        : $"The credits are not available: {Reason}";
}
