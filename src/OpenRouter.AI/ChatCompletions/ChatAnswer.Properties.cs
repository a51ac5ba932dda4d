using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Metadata;

namespace OpenRouter.AI.ChatCompletions;

internal sealed partial class ChatAnswer
{
    /// <summary>Makes the properties of the response: OpenRouter's own data as values that survive JSON.</summary>
    internal AdditionalPropertiesDictionary ResponseProperties()
    {
        AdditionalPropertiesDictionary properties = new() { [OpenRouterMetadataKeys.GenerationId] = GenerationId ?? Id };
        Add(properties, OpenRouterMetadataKeys.Provider, _provider);
        Add(properties, OpenRouterMetadataKeys.Cost, _usage?.Cost);
        Add(properties, OpenRouterMetadataKeys.UpstreamCost, _usage?.UpstreamCost);
        Add(properties, OpenRouterMetadataKeys.IsByok, _usage?.IsByok);
        Add(properties, OpenRouterMetadataKeys.NativeFinishReason, _nativeFinish);
        Add(properties, OpenRouterMetadataKeys.ServiceTier, _serviceTier);
        Add(properties, OpenRouterMetadataKeys.SystemFingerprint, _fingerprint);
        Add(properties, OpenRouterMetadataKeys.Routing, _routing);
        Add(properties, OpenRouterMetadataKeys.Logprobs, _logprobs.ToJson());
        Add(properties, OpenRouterMetadataKeys.CacheStatus, context.Headers.CacheStatus);
        Add(properties, OpenRouterMetadataKeys.CacheAge, context.Headers.CacheAge?.TotalSeconds);
        Add(properties, OpenRouterMetadataKeys.CacheTimeToLive, context.Headers.CacheTimeToLive?.TotalSeconds);
        Add(properties, OpenRouterMetadataKeys.CacheSourceId, context.Headers.CacheSourceId);
        return properties;
    }

    /// <summary>Makes the properties of the assistant's message: what the next request must carry back; null when there is nothing.</summary>
    /// <remarks>The reasoning also goes onto the first call: hosts that drop reasoning contents and message properties keep that.</remarks>
    internal AdditionalPropertiesDictionary? MessageProperties(List<AIContent> calls)
    {
        AdditionalPropertiesDictionary? properties = null;
        if (Reasoning.ToJson() is { } reasoning)
        {
            JsonElement details = JsonRead.Detach(Encoding.UTF8.GetBytes(reasoning));
            properties = new AdditionalPropertiesDictionary { [CarrierKeys.ReasoningDetails] = details };
            if (calls.Count > 0)
            {
                (calls[0].AdditionalProperties ??= [])[CarrierKeys.ReasoningDetails] = details;
            }
        }

        if (FileAnnotations is not null)
        {
            (properties ??= [])[CarrierKeys.FileAnnotations] = ToElement(FileAnnotations);
        }

        return properties;
    }

    private static void Add(AdditionalPropertiesDictionary properties, string key, object? value)
    {
        if (value is not null)
        {
            properties[key] = value;
        }
    }

    private static JsonElement ToElement(List<JsonElement> annotations)
    {
        using JsonDraft draft = new();
        draft.Writer.WriteStartArray();
        foreach (JsonElement annotation in annotations)
        {
            annotation.WriteTo(draft.Writer);
        }

        draft.Writer.WriteEndArray();
        return draft.ToElement();
    }
}
