namespace OpenRouter.AI.Metadata;

/// <summary>Where OpenRouter's own data lies in the additional properties of a response. The values are JSON-safe primitives.</summary>
internal static class OpenRouterMetadataKeys
{
    internal const string GenerationId = "openrouter:generation_id";

    /// <summary>All ids of a call that was made of several requests.</summary>
    internal const string GenerationIds = "openrouter:generation_ids";
    internal const string Provider = "openrouter:provider";
    internal const string Cost = "openrouter:cost";
    internal const string UpstreamCost = "openrouter:upstream_cost";
    internal const string IsByok = "openrouter:is_byok";
    internal const string NativeFinishReason = "openrouter:native_finish_reason";
    internal const string ServiceTier = "openrouter:service_tier";
    internal const string SystemFingerprint = "openrouter:system_fingerprint";
    internal const string Routing = "openrouter:routing";
    internal const string CacheStatus = "openrouter:cache_status";

    /// <summary>Whole seconds, as <see cref="CacheTimeToLive"/>.</summary>
    internal const string CacheAge = "openrouter:cache_age";
    internal const string CacheTimeToLive = "openrouter:cache_ttl";
    internal const string CacheSourceId = "openrouter:cache_source_id";
    internal const string Logprobs = "openrouter:logprobs";

    /// <summary>The key of the usage count that tool loops add up: billionths of a US dollar.</summary>
    internal const string CostNanoUsd = "openrouter:cost_nano_usd";
}
