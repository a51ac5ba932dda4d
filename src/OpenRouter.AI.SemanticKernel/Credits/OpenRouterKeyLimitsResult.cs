using System;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>The limit of the key and what was spent with it.</summary>
public sealed class OpenRouterKeyLimitsResult
{
    /// <summary>Gets whether the limits could be read.</summary>
    [JsonPropertyName("available")]
    public bool Available { get; init; }

    /// <summary>Gets what may be spent with the key.</summary>
    /// <value>US dollars; <see langword="null"/> without a limit.</value>
    [JsonPropertyName("limit_usd")]
    public decimal? LimitUsd { get; init; }

    /// <summary>Gets what is left of the limit.</summary>
    /// <value>US dollars; <see langword="null"/> without a limit.</value>
    [JsonPropertyName("limit_remaining_usd")]
    public decimal? LimitRemainingUsd { get; init; }

    /// <summary>Gets when the limit begins anew, such as <c>monthly</c>.</summary>
    /// <value><see langword="null"/> for never.</value>
    [JsonPropertyName("limit_reset")]
    public string? LimitReset { get; init; }

    /// <summary>Gets what was spent with the key in all.</summary>
    /// <value>US dollars; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("used_usd")]
    public decimal? UsedUsd { get; init; }

    /// <summary>Gets what was spent with the key today (UTC).</summary>
    /// <value>US dollars; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("used_today_usd")]
    public decimal? UsedTodayUsd { get; init; }

    /// <summary>Gets what was spent with the key this week (UTC).</summary>
    /// <value>US dollars; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("used_this_week_usd")]
    public decimal? UsedThisWeekUsd { get; init; }

    /// <summary>Gets what was spent with the key this month (UTC).</summary>
    /// <value>US dollars; <see langword="null"/> when it is not available.</value>
    [JsonPropertyName("used_this_month_usd")]
    public decimal? UsedThisMonthUsd { get; init; }

    /// <summary>Gets whether the account never bought credits.</summary>
    /// <value><see langword="null"/> when it is not known.</value>
    [JsonPropertyName("is_free_tier")]
    public bool? IsFreeTier { get; init; }

    /// <summary>Gets why something is not known.</summary>
    /// <value><see langword="null"/> when all is.</value>
    [JsonPropertyName("reason")]
    public string? Reason { get; init; }

    /// <summary>Says it in a sentence, which is what a prompt template shows.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => !Available ? $"The limits of the key are not available: {Reason}"
        : LimitUsd is null ? FormattableString.Invariant($"The key has no limit; {UsedUsd} US dollars were used.")
        : FormattableString.Invariant($"{LimitRemainingUsd} US dollars are left of the limit of {LimitUsd}; {UsedUsd} were used.");
}
