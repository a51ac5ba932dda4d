using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Models.Wire;

/// <summary>Reads an entry of <c>GET /providers</c>.</summary>
internal static class ProviderReader
{
    /// <summary>Reads a provider; null when it has no slug.</summary>
    internal static OpenRouterProvider? Read(JsonElement entry) => entry.GetTextField("slug") is not { Length: > 0 } slug ? null : new()
    {
        Slug = slug,
        Name = entry.GetTextField("name"),
        PrivacyPolicyUrl = entry.GetTextField("privacy_policy_url"),
        TermsOfServiceUrl = entry.GetTextField("terms_of_service_url"),
        StatusPageUrl = entry.GetTextField("status_page_url"),
        Headquarters = entry.GetTextField("headquarters"),
        Datacenters = entry.GetTextsField("datacenters") ?? [],
        RawRepresentation = entry,
    };
}
