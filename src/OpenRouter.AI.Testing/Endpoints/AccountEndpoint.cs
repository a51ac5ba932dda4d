using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>GET /credits and GET /key: the money that the emulated answers have cost so far.</summary>
internal sealed class AccountEndpoint
{
    private readonly string _apiKey;
    private readonly string _managementApiKey;
    private readonly Ledger _ledger;

    internal AccountEndpoint(OpenRouterEmulatorOptions options, Ledger ledger)
    {
        _apiKey = options.ApiKey;
        _managementApiKey = options.ManagementApiKey;
        _ledger = ledger;
    }

    internal Task CreditsAsync(Exchange exchange) => WriteAsync(exchange, new JsonObject
    {
        ["total_credits"] = _ledger.Bought,
        ["total_usage"] = _ledger.Used,
    });

    internal Task KeyAsync(Exchange exchange, bool isManagement)
    {
        string key = isManagement ? _managementApiKey : _apiKey;
        decimal used = isManagement ? 0 : _ledger.Used;
        return WriteAsync(exchange, new JsonObject
        {
            ["label"] = key.Length > 16 ? $"{key[..12]}...{key[^3..]}" : "sk-or-v1-...",
            ["is_management_key"] = isManagement,
            ["is_provisioning_key"] = isManagement,
            ["limit"] = null,
            ["limit_reset"] = null,
            ["limit_remaining"] = null,
            ["include_byok_in_limit"] = false,
            ["usage"] = used,
            ["usage_daily"] = used,
            ["usage_weekly"] = used,
            ["usage_monthly"] = used,
            ["byok_usage"] = 0,
            ["byok_usage_daily"] = 0,
            ["byok_usage_weekly"] = 0,
            ["byok_usage_monthly"] = 0,
            ["is_free_tier"] = false,
            ["expires_at"] = null,
            ["creator_user_id"] = "user_emulator",
            ["rate_limit"] = new JsonObject
            {
                ["requests"] = -1,
                ["interval"] = "10s",
                ["note"] = "This field is deprecated and safe to ignore.",
            },
        });
    }

    private static Task WriteAsync(Exchange exchange, JsonObject data) =>
        new PlainAnswer(200, JsonText.Of(new JsonObject { ["data"] = data })).WriteAsync(exchange);
}
