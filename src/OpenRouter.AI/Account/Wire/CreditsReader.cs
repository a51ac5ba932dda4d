using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Account.Wire;

/// <summary>Reads the <c>data</c> of <c>GET /credits</c>.</summary>
internal static class CreditsReader
{
    /// <summary>Reads the credits; null when one of the sums is missing, since any number in its place would be a wrong balance.</summary>
    internal static OpenRouterCredits? Read(JsonElement data) =>
        data.GetAmountField("total_credits") is { } bought && data.GetAmountField("total_usage") is { } spent
            ? new OpenRouterCredits
            {
                TotalCredits = bought,
                TotalUsage = spent,
                RemainingCredits = data.GetAmountField("remaining_credits") ?? (bought - spent),
                RawRepresentation = data,
            }
            : null;
}
