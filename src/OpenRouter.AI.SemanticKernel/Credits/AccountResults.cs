using System;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.SemanticKernel.Credits;

/// <summary>The answers that all functions about the account share, as results of kernel functions.</summary>
internal static class AccountResults
{
    internal static OpenRouterCreditsResult Credits(JsonElement answer) => Failure(answer) is { } reason
        ? new OpenRouterCreditsResult { Reason = reason }
        : new OpenRouterCreditsResult
        {
            Available = true,
            RemainingUsd = Dollars(answer, "remaining_usd"),
            PurchasedUsd = Dollars(answer, "purchased_usd"),
            UsedUsd = Dollars(answer, "used_usd"),
        };

    internal static OpenRouterKeyLimitsResult KeyLimits(JsonElement answer) => Failure(answer) is { } reason
        ? new OpenRouterKeyLimitsResult { Reason = reason }
        : new OpenRouterKeyLimitsResult
        {
            Available = true,
            LimitUsd = Dollars(answer, "limit_usd"),
            LimitRemainingUsd = Dollars(answer, "limit_remaining_usd"),
            LimitReset = Text(answer, "limit_reset"),
            UsedUsd = Dollars(answer, "used_usd"),
            UsedTodayUsd = Dollars(answer, "used_today_usd"),
            UsedThisWeekUsd = Dollars(answer, "used_this_week_usd"),
            UsedThisMonthUsd = Dollars(answer, "used_this_month_usd"),
            IsFreeTier = Flag(answer, "is_free_tier"),
        };

    internal static OpenRouterAffordableResult Affordable(JsonElement answer)
    {
        bool? affordable = Flag(answer, "affordable");
        return new OpenRouterAffordableResult
        {
            Affordable = affordable,
            Reason = Failure(answer) ?? Text(answer, "hint") ?? (affordable == true && !HasChecked(answer, "credits")
                ? "Only the spending limit of the key was checked: the credits of the account could not be read."
                : null),
        };
    }

    /// <summary>Turns what a model may give for an amount into one; what is none becomes one that is refused.</summary>
    internal static decimal Amount(double amount) =>
        double.IsNaN(amount) || amount <= 0 ? 0 : amount >= (double)decimal.MaxValue ? decimal.MaxValue : Math.Max((decimal)amount, 1e-28m);

    private static bool HasChecked(JsonElement answer, string what) =>
        answer.TryGetProperty("checked", out JsonElement all) && all.EnumerateArray().Any(item => item.ValueEquals(what));

    private static string? Failure(JsonElement answer) => Text(answer, "error") is { } error ? $"{error} {Text(answer, "hint")}".Trim() : null;

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static decimal? Dollars(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static bool? Flag(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
