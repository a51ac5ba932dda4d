using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Account.Wire;

/// <summary>Reads the <c>data</c> of <c>GET /key</c>.</summary>
internal static class KeyReader
{
    internal static OpenRouterKey Read(JsonElement data) => new()
    {
        Label = data.GetTextField("label"),
        Limit = data.GetAmountField("limit"),
        LimitRemaining = data.GetAmountField("limit_remaining"),
        LimitReset = data.GetTextField("limit_reset"),
        IncludeByokInLimit = data.GetFlagField("include_byok_in_limit"),
        Usage = data.GetAmountField("usage"),
        UsageDaily = data.GetAmountField("usage_daily"),
        UsageWeekly = data.GetAmountField("usage_weekly"),
        UsageMonthly = data.GetAmountField("usage_monthly"),
        ByokUsage = data.GetAmountField("byok_usage"),
        ByokUsageDaily = data.GetAmountField("byok_usage_daily"),
        ByokUsageWeekly = data.GetAmountField("byok_usage_weekly"),
        ByokUsageMonthly = data.GetAmountField("byok_usage_monthly"),
        IsFreeTier = data.GetFlagField("is_free_tier"),
        IsManagementKey = data.GetFlagField("is_management_key") ?? data.GetFlagField("is_provisioning_key"),
        CreatorUserId = data.GetTextField("creator_user_id"),
        ExpiresAt = data.GetInstantField("expires_at"),
        RawRepresentation = data,
    };
}
