using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Metadata;

namespace OpenRouter.AI.Inference;

/// <summary>What an answer says of itself, as properties of the response that survive JSON.</summary>
internal sealed class AnswerMetadata(AnswerContext context, string generationId)
{
    internal string? Provider { get; init; }

    internal AnswerUsage? Usage { get; init; }

    internal string? NativeFinishReason { get; init; }

    internal string? ServiceTier { get; init; }

    internal string? SystemFingerprint { get; init; }

    internal JsonElement? Routing { get; init; }

    internal JsonElement? Logprobs { get; init; }

    internal AdditionalPropertiesDictionary ToProperties()
    {
        AdditionalPropertiesDictionary properties = new() { [OpenRouterMetadataKeys.GenerationId] = generationId };
        Add(properties, OpenRouterMetadataKeys.Provider, Provider);
        Add(properties, OpenRouterMetadataKeys.Cost, Usage?.Cost);
        Add(properties, OpenRouterMetadataKeys.UpstreamCost, Usage?.UpstreamCost);
        Add(properties, OpenRouterMetadataKeys.IsByok, Usage?.IsByok);
        Add(properties, OpenRouterMetadataKeys.NativeFinishReason, NativeFinishReason);
        Add(properties, OpenRouterMetadataKeys.ServiceTier, ServiceTier);
        Add(properties, OpenRouterMetadataKeys.SystemFingerprint, SystemFingerprint);
        Add(properties, OpenRouterMetadataKeys.Routing, Routing);
        Add(properties, OpenRouterMetadataKeys.Logprobs, Logprobs);
        Add(properties, OpenRouterMetadataKeys.CacheStatus, context.Headers.CacheStatus);
        Add(properties, OpenRouterMetadataKeys.CacheAge, context.Headers.CacheAge?.TotalSeconds);
        Add(properties, OpenRouterMetadataKeys.CacheTimeToLive, context.Headers.CacheTimeToLive?.TotalSeconds);
        Add(properties, OpenRouterMetadataKeys.CacheSourceId, context.Headers.CacheSourceId);
        return properties;
    }

    private static void Add(AdditionalPropertiesDictionary properties, string key, object? value)
    {
        if (value is not null)
        {
            properties[key] = value;
        }
    }
}
