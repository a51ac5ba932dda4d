using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;
using OpenRouter.AI.Metadata;

namespace OpenRouter.AI.Embeddings;

/// <summary>Joins the answers of a call to what the caller gets.</summary>
internal static class EmbeddingResult
{
    /// <exception cref="OpenRouterException">The answers hold vectors of different lengths.</exception>
    internal static GeneratedEmbeddings<Embedding<float>> Join(IReadOnlyList<EmbeddingPart> parts, string requestedModel, DateTimeOffset now)
    {
        GeneratedEmbeddings<Embedding<float>> result = new(parts.Sum(static part => part.Vectors.Length));
        foreach (EmbeddingPart part in parts)
        {
            int first = parts[0].Vectors[0].Length;
            if (part.Vectors[0].Length is var other && other != first)
            {
                throw EmbeddingResponseMapper.OtherDimensions(first, other, part.GenerationId, part.Provider);
            }

            string model = Model(part.Model, requestedModel);
            foreach (float[] vector in part.Vectors)
            {
                result.Add(new Embedding<float>(vector) { ModelId = model, CreatedAt = now });
            }
        }

        if (parts.Count > 0)
        {
            EmbeddingUsage usage = EmbeddingUsage.Sum(parts);
            result.Usage = usage.Details;
            result.AdditionalProperties = Properties(parts, usage);
        }

        return result;
    }

    /// <summary>The service names the model without its author; callers know it by the name they asked for.</summary>
    private static string Model(string? answered, string requested) =>
        answered is null
        || (requested.Length > answered.Length && requested[requested.Length - answered.Length - 1] == '/' && requested.EndsWith(answered, StringComparison.Ordinal))
            ? requested
            : answered;

    private static AdditionalPropertiesDictionary Properties(IReadOnlyList<EmbeddingPart> parts, EmbeddingUsage usage)
    {
        AdditionalPropertiesDictionary properties = [];
        Add(properties, OpenRouterMetadataKeys.GenerationId, parts[0].GenerationId);
        Add(properties, OpenRouterMetadataKeys.Provider, Distinct(parts, static part => part.Provider));
        Add(properties, OpenRouterMetadataKeys.Cost, usage.Cost);
        Add(properties, OpenRouterMetadataKeys.UpstreamCost, usage.UpstreamCost);
        Add(properties, OpenRouterMetadataKeys.IsByok, usage.IsByok);
        Add(properties, OpenRouterMetadataKeys.CacheStatus, Distinct(parts, static part => part.Headers.CacheStatus));
        if (parts.Count == 1)
        {
            Add(properties, OpenRouterMetadataKeys.Routing, parts[0].Routing);
            Add(properties, OpenRouterMetadataKeys.CacheAge, parts[0].Headers.CacheAge?.TotalSeconds);
            Add(properties, OpenRouterMetadataKeys.CacheTimeToLive, parts[0].Headers.CacheTimeToLive?.TotalSeconds);
            Add(properties, OpenRouterMetadataKeys.CacheSourceId, parts[0].Headers.CacheSourceId);
        }
        else
        {
            properties[OpenRouterMetadataKeys.GenerationIds] = Ids(parts);
        }

        return properties;
    }

    /// <summary>The values that occur, in the order of their first occurrence; null when there are none.</summary>
    private static string? Distinct(IReadOnlyList<EmbeddingPart> parts, Func<EmbeddingPart, string?> value)
    {
        string joined = string.Join(", ", parts.Select(value).OfType<string>().Distinct(StringComparer.Ordinal));
        return joined.Length == 0 ? null : joined;
    }

    private static JsonElement Ids(IReadOnlyList<EmbeddingPart> parts)
    {
        using JsonDraft draft = new();
        draft.Writer.WriteStartArray();
        foreach (string id in parts.Select(static part => part.GenerationId).OfType<string>())
        {
            draft.Writer.WriteStringValue(id);
        }

        draft.Writer.WriteEndArray();
        return draft.ToElement();
    }

    private static void Add(AdditionalPropertiesDictionary properties, string key, object? value)
    {
        if (value is not null)
        {
            properties[key] = value;
        }
    }
}
