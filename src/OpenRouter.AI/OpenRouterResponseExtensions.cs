using System;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Metadata;

namespace OpenRouter.AI;

/// <summary>The typed way to what OpenRouter tells about an answer beyond the answer.</summary>
public static class OpenRouterResponseExtensions
{
    private const decimal NanoPerDollar = 1_000_000_000m;

    /// <summary>Gets OpenRouter's own data of an answer, also after it went through JSON.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The data; <see langword="null"/> when the answer did not come from OpenRouter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="response"/> is null.</exception>
    public static OpenRouterResponseMetadata? GetOpenRouterMetadata(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return MetadataReader.Read(response.AdditionalProperties);
    }

    /// <summary>Gets OpenRouter's own data of a streamed update, also after it went through JSON.</summary>
    /// <param name="update">The update. Cost and provider are on the last one.</param>
    /// <returns>The data; <see langword="null"/> when the update carries none, as most do.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
    public static OpenRouterResponseMetadata? GetOpenRouterMetadata(this ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return MetadataReader.Read(update.AdditionalProperties);
    }

    /// <summary>Gets OpenRouter's own data of generated embeddings: amounts are those of all requests that were sent for them.</summary>
    /// <param name="embeddings">The embeddings.</param>
    /// <typeparam name="TEmbedding">The type of an embedding.</typeparam>
    /// <returns>The data; <see langword="null"/> when the embeddings did not come from OpenRouter, or from a cache.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="embeddings"/> is null.</exception>
    public static OpenRouterResponseMetadata? GetOpenRouterMetadata<TEmbedding>(this GeneratedEmbeddings<TEmbedding> embeddings)
        where TEmbedding : Embedding
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        return MetadataReader.Read(embeddings.AdditionalProperties);
    }

    /// <summary>Gets what the counted calls cost together.</summary>
    /// <param name="usage">The usage of an answer; after a tool loop it covers all calls of the loop.</param>
    /// <returns>US dollars, exact to a billionth; <see langword="null"/> when no call reported a cost.</returns>
    /// <remarks>It is kept in <see cref="UsageDetails.AdditionalCounts"/> under <c>openrouter:cost_nano_usd</c>, because counts are
    /// what tool loops add up.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    public static decimal? GetOpenRouterCost(this UsageDetails usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return usage.AdditionalCounts?.TryGetValue(OpenRouterMetadataKeys.CostNanoUsd, out long nano) == true ? nano / NanoPerDollar : null;
    }
}
