using System;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>The limit of the key and what was spent with it.</summary>
/// <param name="Available">Whether the limits could be read.</param>
/// <param name="LimitUsd">US dollars; null without a limit.</param>
/// <param name="LimitRemainingUsd">US dollars; null without a limit.</param>
/// <param name="LimitReset">When the limit begins anew, such as <c>monthly</c>; null for never.</param>
/// <param name="UsedUsd">US dollars; null when it is not available.</param>
/// <param name="UsedTodayUsd">US dollars; null when it is not available.</param>
/// <param name="UsedThisWeekUsd">US dollars; null when it is not available.</param>
/// <param name="UsedThisMonthUsd">US dollars; null when it is not available.</param>
/// <param name="IsFreeTier">Whether the account never bought credits; null when it is not known.</param>
/// <param name="Reason">Why something is not known; null when all is.</param>
public sealed record OpenRouterKeyLimitsResult(
    [property: JsonPropertyName("available")] bool Available,
    [property: JsonPropertyName("limit_usd")] decimal? LimitUsd = null,
    [property: JsonPropertyName("limit_remaining_usd")] decimal? LimitRemainingUsd = null,
    [property: JsonPropertyName("limit_reset")] string? LimitReset = null,
    [property: JsonPropertyName("used_usd")] decimal? UsedUsd = null,
    [property: JsonPropertyName("used_today_usd")] decimal? UsedTodayUsd = null,
    [property: JsonPropertyName("used_this_week_usd")] decimal? UsedThisWeekUsd = null,
    [property: JsonPropertyName("used_this_month_usd")] decimal? UsedThisMonthUsd = null,
    [property: JsonPropertyName("is_free_tier")] bool? IsFreeTier = null,
    [property: JsonPropertyName("reason")] string? Reason = null)
{
    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => !Available ? $"The limits of the key are not available: {Reason}"
        : LimitUsd is null ? FormattableString.Invariant($"The key has no limit; {UsedUsd} US dollars were used.")
        : FormattableString.Invariant($"{LimitRemainingUsd} US dollars are left of the limit of {LimitUsd}; {UsedUsd} were used.");
}
