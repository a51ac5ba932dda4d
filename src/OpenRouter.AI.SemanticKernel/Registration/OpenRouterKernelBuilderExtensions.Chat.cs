using System;
using System.Net.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI;
using OpenRouter.AI.SemanticKernel.Pipeline;

namespace Microsoft.SemanticKernel;

/// <summary>OpenRouter in a kernel: chat clients, chat completion services and embedding generators.</summary>
/// <remarks>
/// <para>A prompt runs on a chat client and on a chat completion service alike; where both are registered, it takes the latter. The service
/// is for code that asks for <see cref="IChatCompletionService"/> (agents' orchestrations, history reducers, selectors): it also takes
/// settings of other services as they are, and reports failures as <see cref="HttpOperationException"/> with the
/// <see cref="OpenRouterException"/> inside. The chat client reports <see cref="OpenRouterException"/> itself.</para>
/// <para>With <c>services.AddKernel()</c>, register the default service without a service id: the kernel does not see services
/// that have one unless the settings name it.</para>
/// </remarks>
public static partial class OpenRouterKernelBuilderExtensions
{
    /// <summary>Adds an <see cref="IChatClient"/> over <c>POST /chat/completions</c>, with connections of its own.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="modelId">The model, such as <c>openai/gpt-4o</c>; settings may name another one for a request.</param>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>).</param>
    /// <param name="endpoint">The address of the API. Null (the default) is <c>https://openrouter.ai/api/v1</c>.</param>
    /// <param name="serviceId">The id under which settings choose the service. Null (the default) makes it the service for all.</param>
    /// <param name="httpClient">The HTTP client to send with, never disposed. Null (the default) takes the container's, else makes one.</param>
    /// <param name="openTelemetrySourceName">The name of the activity source and meter. Null (the default) is that of
    /// Microsoft.Extensions.AI.</param>
    /// <param name="openTelemetryConfig">Changes the telemetry, for example so that it has the messages. Null (the default) changes
    /// nothing.</param>
    /// <returns>The same <paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentException">The model or the key is null, empty or white space, or the service id is
    /// <see cref="OpenRouterCreditsPlugin.ManagementServiceKey"/>.</exception>
    public static IKernelBuilder AddOpenRouterChatClient(
        this IKernelBuilder builder,
        string modelId,
        string apiKey,
        Uri? endpoint = null,
        string? serviceId = null,
        HttpClient? httpClient = null,
        string? openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient>? openTelemetryConfig = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return AddChat(
            builder, modelId, KernelClientSource.OfKey(apiKey, endpoint, httpClient), serviceId, responses: false, new(openTelemetrySourceName, openTelemetryConfig));
    }

    /// <summary>Adds an <see cref="IChatClient"/> over <c>POST /chat/completions</c>, over a client that others may share.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="modelId">The model, such as <c>openai/gpt-4o</c>; settings may name another one for a request.</param>
    /// <param name="client">The client, never disposed. Null (the default) takes the container's: that registered under
    /// <paramref name="serviceId"/>, else the one registered without a key.</param>
    /// <param name="serviceId">The id under which settings choose the service. Null (the default) makes it the service for all.</param>
    /// <param name="openTelemetrySourceName">The name of the activity source and meter. Null (the default) is that of
    /// Microsoft.Extensions.AI.</param>
    /// <param name="openTelemetryConfig">Changes the telemetry, for example so that it has the messages. Null (the default) changes
    /// nothing.</param>
    /// <returns>The same <paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentException">The model is null, empty or white space, or the service id is
    /// <see cref="OpenRouterCreditsPlugin.ManagementServiceKey"/>.</exception>
    public static IKernelBuilder AddOpenRouterChatClient(
        this IKernelBuilder builder,
        string modelId,
        OpenRouterClient? client = null,
        string? serviceId = null,
        string? openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient>? openTelemetryConfig = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return AddChat(
            builder, modelId, KernelClientSource.OfClient(client, serviceId), serviceId, responses: false, new(openTelemetrySourceName, openTelemetryConfig));
    }

    /// <summary>Adds an <see cref="IChatCompletionService"/> over <c>POST /chat/completions</c>, with connections of its own.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="modelId">The model, such as <c>openai/gpt-4o</c>; settings may name another one for a request.</param>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>).</param>
    /// <param name="endpoint">The address of the API. Null (the default) is <c>https://openrouter.ai/api/v1</c>.</param>
    /// <param name="serviceId">The id under which settings choose the service. Null (the default) makes it the service for all.</param>
    /// <param name="httpClient">The HTTP client to send with, never disposed. Null (the default) takes the container's, else makes one.</param>
    /// <param name="openTelemetrySourceName">The name of the activity source and meter. Null (the default) is that of
    /// Microsoft.Extensions.AI.</param>
    /// <param name="openTelemetryConfig">Changes the telemetry, for example so that it has the messages. Null (the default) changes
    /// nothing.</param>
    /// <returns>The same <paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentException">The model or the key is null, empty or white space, or the service id is
    /// <see cref="OpenRouterCreditsPlugin.ManagementServiceKey"/>.</exception>
    public static IKernelBuilder AddOpenRouterChatCompletion(
        this IKernelBuilder builder,
        string modelId,
        string apiKey,
        Uri? endpoint = null,
        string? serviceId = null,
        HttpClient? httpClient = null,
        string? openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient>? openTelemetryConfig = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return AddChatCompletion(
            builder, modelId, KernelClientSource.OfKey(apiKey, endpoint, httpClient), serviceId, responses: false, new(openTelemetrySourceName, openTelemetryConfig));
    }

    /// <summary>Adds an <see cref="IChatCompletionService"/> over <c>POST /chat/completions</c>, over a client that others may share.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="modelId">The model, such as <c>openai/gpt-4o</c>; settings may name another one for a request.</param>
    /// <param name="client">The client, never disposed. Null (the default) takes the container's: that registered under
    /// <paramref name="serviceId"/>, else the one registered without a key.</param>
    /// <param name="serviceId">The id under which settings choose the service. Null (the default) makes it the service for all.</param>
    /// <param name="openTelemetrySourceName">The name of the activity source and meter. Null (the default) is that of
    /// Microsoft.Extensions.AI.</param>
    /// <param name="openTelemetryConfig">Changes the telemetry, for example so that it has the messages. Null (the default) changes
    /// nothing.</param>
    /// <returns>The same <paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentException">The model is null, empty or white space, or the service id is
    /// <see cref="OpenRouterCreditsPlugin.ManagementServiceKey"/>.</exception>
    public static IKernelBuilder AddOpenRouterChatCompletion(
        this IKernelBuilder builder,
        string modelId,
        OpenRouterClient? client = null,
        string? serviceId = null,
        string? openTelemetrySourceName = null,
        Action<OpenTelemetryChatClient>? openTelemetryConfig = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return AddChatCompletion(
            builder, modelId, KernelClientSource.OfClient(client, serviceId), serviceId, responses: false, new(openTelemetrySourceName, openTelemetryConfig));
    }

    private static IKernelBuilder AddChat(
        IKernelBuilder builder, string modelId, KernelClientSource source, string? serviceId, bool responses, ChatTelemetry telemetry)
    {
        KernelClientSource.Check(modelId, serviceId);
        builder.Services.AddKeyedSingleton(
            serviceId, (services, _) => KernelPipeline.Chat(services, source, modelId, responses, telemetry));
        return builder;
    }

    private static IKernelBuilder AddChatCompletion(
        IKernelBuilder builder, string modelId, KernelClientSource source, string? serviceId, bool responses, ChatTelemetry telemetry)
    {
        KernelClientSource.Check(modelId, serviceId);
        builder.Services.AddKeyedSingleton<IChatCompletionService>(
            serviceId,
            (services, _) => new OpenRouterChatCompletionService(KernelPipeline.Chat(services, source, modelId, responses, telemetry)));
        return builder;
    }
}
