using System;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>The key that a client sends: its limit and what was spent with it, in US dollars.</summary>
/// <remarks>Documented answers differ in their fields, so any may be missing. Source:
/// <see href="https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key"/>.</remarks>
public sealed class OpenRouterKey
{
    /// <summary>Gets the masked key.</summary>
    /// <value>Shows parts of the key, so it does not belong in a log; <see langword="null"/> when the service did not say.</value>
    public string? Label { get; init; }

    /// <summary>Gets the most that may be spent with the key.</summary>
    /// <value>US dollars; <see langword="null"/> when there is no limit.</value>
    public decimal? Limit { get; init; }

    /// <summary>Gets what may still be spent with the key.</summary>
    /// <value>US dollars; <see langword="null"/> when there is no limit.</value>
    public decimal? LimitRemaining { get; init; }

    /// <summary>Gets how often the limit begins anew.</summary>
    /// <value><c>daily</c>, <c>weekly</c> or <c>monthly</c>; <see langword="null"/> when it never does.</value>
    public string? LimitReset { get; init; }

    /// <summary>Gets whether what is spent on own provider keys counts in the limit.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IncludeByokInLimit { get; init; }

    /// <summary>Gets what was ever spent with the key.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? Usage { get; init; }

    /// <summary>Gets what was spent with the key since midnight UTC.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? UsageDaily { get; init; }

    /// <summary>Gets what was spent with the key since Monday, UTC.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? UsageWeekly { get; init; }

    /// <summary>Gets what was spent with the key this month, UTC.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? UsageMonthly { get; init; }

    /// <summary>Gets what was ever spent on own provider keys.</summary>
    /// <value>US dollars, paid to the providers; <see langword="null"/> when the service did not say.</value>
    public decimal? ByokUsage { get; init; }

    /// <summary>Gets what was spent on own provider keys since midnight UTC.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? ByokUsageDaily { get; init; }

    /// <summary>Gets what was spent on own provider keys since Monday, UTC.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? ByokUsageWeekly { get; init; }

    /// <summary>Gets what was spent on own provider keys this month, UTC.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? ByokUsageMonthly { get; init; }

    /// <summary>Gets whether the account has never bought credits.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsFreeTier { get; init; }

    /// <summary>Gets whether the key administers the account instead of calling models.</summary>
    /// <value>Read from <c>is_management_key</c> or its older name <c>is_provisioning_key</c>; <see langword="null"/> when the service
    /// did not say.</value>
    public bool? IsManagementKey { get; init; }

    /// <summary>Gets who made the key.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? CreatorUserId { get; init; }

    /// <summary>Gets when the key stops working.</summary>
    /// <value><see langword="null"/> when it never does or the service did not say.</value>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
