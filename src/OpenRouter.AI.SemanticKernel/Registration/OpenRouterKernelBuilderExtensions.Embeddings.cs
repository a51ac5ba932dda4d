using System;
using System.Net.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI;
using OpenRouter.AI.SemanticKernel.Pipeline;

namespace Microsoft.SemanticKernel;

// Embeddings.
public static partial class OpenRouterKernelBuilderExtensions
{
    /// <summary>Adds an embedding generator with connections of its own, also as the one without type arguments, which vector stores ask for.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="modelId">The model, such as <c>openai/text-embedding-3-small</c>.</param>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>).</param>
    /// <param name="endpoint">The address of the API. Null (the default) is <c>https://openrouter.ai/api/v1</c>.</param>
    /// <param name="dimensions">How many numbers a vector has unless a call says otherwise. Null (the default) leaves it to the model.</param>
    /// <param name="serviceId">The key of the service. Null (the default) registers it without one.</param>
    /// <param name="httpClient">The HTTP client to send with, never disposed. Null (the default) takes the container's, else makes one.</param>
    /// <param name="openTelemetrySourceName">The name of the activity source and meter. Null (the default) is that of
    /// Microsoft.Extensions.AI.</param>
    /// <param name="openTelemetryConfig">Changes the telemetry. Null (the default) changes nothing.</param>
    /// <returns>The same <paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentException">The model or the key is null, empty or white space, or the service id is
    /// <see cref="OpenRouterCreditsPlugin.ManagementServiceKey"/>.</exception>
    public static IKernelBuilder AddOpenRouterEmbeddingGenerator(
        this IKernelBuilder builder,
        string modelId,
        string apiKey,
        Uri? endpoint = null,
        int? dimensions = null,
        string? serviceId = null,
        HttpClient? httpClient = null,
        string? openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>>? openTelemetryConfig = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return AddEmbeddings(
            builder, modelId, KernelClientSource.OfKey(apiKey, endpoint, httpClient), dimensions, serviceId, openTelemetrySourceName, openTelemetryConfig);
    }

    /// <summary>Adds an embedding generator over a client that others may share, also as the one without type arguments.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="modelId">The model, such as <c>openai/text-embedding-3-small</c>.</param>
    /// <param name="client">The client, never disposed. Null (the default) takes the container's: that registered under
    /// <paramref name="serviceId"/>, else the one registered without a key.</param>
    /// <param name="dimensions">How many numbers a vector has unless a call says otherwise. Null (the default) leaves it to the model.</param>
    /// <param name="serviceId">The key of the service. Null (the default) registers it without one.</param>
    /// <param name="openTelemetrySourceName">The name of the activity source and meter. Null (the default) is that of
    /// Microsoft.Extensions.AI.</param>
    /// <param name="openTelemetryConfig">Changes the telemetry. Null (the default) changes nothing.</param>
    /// <returns>The same <paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentException">The model is null, empty or white space, or the service id is
    /// <see cref="OpenRouterCreditsPlugin.ManagementServiceKey"/>.</exception>
    public static IKernelBuilder AddOpenRouterEmbeddingGenerator(
        this IKernelBuilder builder,
        string modelId,
        OpenRouterClient? client = null,
        int? dimensions = null,
        string? serviceId = null,
        string? openTelemetrySourceName = null,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>>? openTelemetryConfig = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return AddEmbeddings(
            builder, modelId, KernelClientSource.OfClient(client, serviceId), dimensions, serviceId, openTelemetrySourceName, openTelemetryConfig);
    }

    private static IKernelBuilder AddEmbeddings(
        IKernelBuilder builder,
        string modelId,
        KernelClientSource source,
        int? dimensions,
        string? serviceId,
        string? sourceName,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>>? configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        KernelClientSource.Check(modelId, serviceId);
        builder.Services.AddKeyedSingleton(
            serviceId, (services, _) => KernelPipeline.Embeddings(services, source, modelId, dimensions, sourceName, configure));
        builder.Services.AddKeyedSingleton<IEmbeddingGenerator>(serviceId, (services, key) => key is null
            ? services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()
            : services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(key));
        return builder;
    }
}
