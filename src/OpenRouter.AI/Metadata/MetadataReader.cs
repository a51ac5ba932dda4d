using System.Collections.Generic;

namespace OpenRouter.AI.Metadata;

/// <summary>Gathers OpenRouter's own data from the additional properties of a response.</summary>
internal static class MetadataReader
{
    private static readonly string[] Keys =
    [
        OpenRouterMetadataKeys.GenerationId, OpenRouterMetadataKeys.Provider, OpenRouterMetadataKeys.Cost,
        OpenRouterMetadataKeys.UpstreamCost, OpenRouterMetadataKeys.IsByok, OpenRouterMetadataKeys.NativeFinishReason,
        OpenRouterMetadataKeys.ServiceTier, OpenRouterMetadataKeys.SystemFingerprint, OpenRouterMetadataKeys.Routing,
        OpenRouterMetadataKeys.CacheStatus, OpenRouterMetadataKeys.CacheAge, OpenRouterMetadataKeys.CacheTimeToLive,
        OpenRouterMetadataKeys.CacheSourceId, OpenRouterMetadataKeys.Logprobs,
    ];

    /// <summary>Reads the data; null when none of the keys is there.</summary>
    internal static OpenRouterResponseMetadata? Read(IDictionary<string, object?>? properties) =>
        properties is null || !HasAny(properties) ? null : new OpenRouterResponseMetadata
        {
            GenerationId = MetadataValue.ToText(Get(properties, OpenRouterMetadataKeys.GenerationId)),
            GenerationIds = MetadataValue.ToTexts(Get(properties, OpenRouterMetadataKeys.GenerationIds)),
            Provider = MetadataValue.ToText(Get(properties, OpenRouterMetadataKeys.Provider)),
            Cost = MetadataValue.ToDecimal(Get(properties, OpenRouterMetadataKeys.Cost)),
            UpstreamCost = MetadataValue.ToDecimal(Get(properties, OpenRouterMetadataKeys.UpstreamCost)),
            IsByok = MetadataValue.ToBoolean(Get(properties, OpenRouterMetadataKeys.IsByok)),
            NativeFinishReason = MetadataValue.ToText(Get(properties, OpenRouterMetadataKeys.NativeFinishReason)),
            ServiceTier = MetadataValue.ToText(Get(properties, OpenRouterMetadataKeys.ServiceTier)),
            SystemFingerprint = MetadataValue.ToText(Get(properties, OpenRouterMetadataKeys.SystemFingerprint)),
            Routing = MetadataValue.ToRouting(Get(properties, OpenRouterMetadataKeys.Routing)),
            CacheStatus = MetadataValue.ToText(Get(properties, OpenRouterMetadataKeys.CacheStatus)),
            CacheAge = MetadataValue.ToTimeSpan(Get(properties, OpenRouterMetadataKeys.CacheAge)),
            CacheTimeToLive = MetadataValue.ToTimeSpan(Get(properties, OpenRouterMetadataKeys.CacheTimeToLive)),
            CacheSourceId = MetadataValue.ToText(Get(properties, OpenRouterMetadataKeys.CacheSourceId)),
            Logprobs = MetadataValue.ToJson(Get(properties, OpenRouterMetadataKeys.Logprobs)),
        };

    private static bool HasAny(IDictionary<string, object?> properties)
    {
        foreach (string key in Keys)
        {
            if (properties.ContainsKey(key))
            {
                return true;
            }
        }

        return false;
    }

    private static object? Get(IDictionary<string, object?> properties, string key) =>
        properties.TryGetValue(key, out object? value) ? value : null;
}
