using System;
using Microsoft.Extensions.AI;
using OpenRouter.AI;
using OpenRouter.AI.Registration;

namespace Microsoft.Extensions.DependencyInjection;

// The clients that an application injects.
public static partial class OpenRouterServiceCollectionExtensions
{
    /// <summary>Registers an <see cref="IChatClient"/> over <c>POST /chat/completions</c>.</summary>
    /// <param name="services">The services to add to, with an <c>AddOpenRouter</c> before or after.</param>
    /// <param name="model">The model that requests are for unless their options name another. Null (the default) takes
    /// <see cref="OpenRouterOptions.Model"/>.</param>
    /// <param name="lifetime">How long a client lives; one for the application by default.</param>
    /// <returns>The builder, for middleware: the first that is added is the outermost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static ChatClientBuilder AddOpenRouterChatClient(
        this IServiceCollection services, string? model = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        services.AddChatClient(provider => Find(provider, null).Chat(model), lifetime);

    /// <summary>Registers an <see cref="IChatClient"/> over <c>POST /chat/completions</c> under a key.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key. The <see cref="OpenRouterClient"/> with the same key is used if there is one, otherwise the one
    /// without a key.</param>
    /// <param name="model">The model that requests are for unless their options name another. Null (the default) takes
    /// <see cref="OpenRouterOptions.Model"/>.</param>
    /// <param name="lifetime">How long a client lives; one for the application by default.</param>
    /// <returns>The builder, for middleware: the first that is added is the outermost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static ChatClientBuilder AddKeyedOpenRouterChatClient(
        this IServiceCollection services, object? serviceKey, string? model = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        services.AddKeyedChatClient(serviceKey, provider => Find(provider, serviceKey).Chat(model), lifetime);

    /// <summary>Registers an <see cref="IChatClient"/> over <c>POST /responses</c>.</summary>
    /// <param name="services">The services to add to, with an <c>AddOpenRouter</c> before or after.</param>
    /// <param name="model">The model that requests are for unless their options name another. Null (the default) takes
    /// <see cref="OpenRouterOptions.Model"/>.</param>
    /// <param name="lifetime">How long a client lives; one for the application by default.</param>
    /// <returns>The builder, for middleware: the first that is added is the outermost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static ChatClientBuilder AddOpenRouterResponsesChatClient(
        this IServiceCollection services, string? model = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        services.AddChatClient(provider => Find(provider, null).Responses(model), lifetime);

    /// <summary>Registers an <see cref="IChatClient"/> over <c>POST /responses</c> under a key.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key. The <see cref="OpenRouterClient"/> with the same key is used if there is one, otherwise the one
    /// without a key.</param>
    /// <param name="model">The model that requests are for unless their options name another. Null (the default) takes
    /// <see cref="OpenRouterOptions.Model"/>.</param>
    /// <param name="lifetime">How long a client lives; one for the application by default.</param>
    /// <returns>The builder, for middleware: the first that is added is the outermost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static ChatClientBuilder AddKeyedOpenRouterResponsesChatClient(
        this IServiceCollection services, object? serviceKey, string? model = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        services.AddKeyedChatClient(serviceKey, provider => Find(provider, serviceKey).Responses(model), lifetime);

    /// <summary>Registers a generator of embeddings of texts.</summary>
    /// <param name="services">The services to add to, with an <c>AddOpenRouter</c> before or after.</param>
    /// <param name="model">The model that requests are for unless their options name another. Null (the default) takes
    /// <see cref="OpenRouterOptions.EmbeddingModel"/>.</param>
    /// <param name="dimensions">How many numbers a vector has. Null (the default) takes <see cref="OpenRouterOptions.EmbeddingDimensions"/>.</param>
    /// <param name="lifetime">How long a generator lives; one for the application by default.</param>
    /// <returns>The builder, for middleware: the first that is added is the outermost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static EmbeddingGeneratorBuilder<string, Embedding<float>> AddOpenRouterEmbeddingGenerator(
        this IServiceCollection services, string? model = null, int? dimensions = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        services.AddEmbeddingGenerator(provider => Find(provider, null).Embeddings(model, dimensions), lifetime);

    /// <summary>Registers a generator of embeddings of texts under a key.</summary>
    /// <param name="services">The services to add to.</param>
    /// <param name="serviceKey">The key. The <see cref="OpenRouterClient"/> with the same key is used if there is one, otherwise the one
    /// without a key.</param>
    /// <param name="model">The model that requests are for unless their options name another. Null (the default) takes
    /// <see cref="OpenRouterOptions.EmbeddingModel"/>.</param>
    /// <param name="dimensions">How many numbers a vector has. Null (the default) takes <see cref="OpenRouterOptions.EmbeddingDimensions"/>.</param>
    /// <param name="lifetime">How long a generator lives; one for the application by default.</param>
    /// <returns>The builder, for middleware: the first that is added is the outermost.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    public static EmbeddingGeneratorBuilder<string, Embedding<float>> AddKeyedOpenRouterEmbeddingGenerator(
        this IServiceCollection services,
        object? serviceKey,
        string? model = null,
        int? dimensions = null,
        ServiceLifetime lifetime = ServiceLifetime.Singleton) =>
        services.AddKeyedEmbeddingGenerator(serviceKey, provider => Find(provider, serviceKey).Embeddings(model, dimensions), lifetime);

    private static ConfiguredClient Find(IServiceProvider services, object? serviceKey) =>
        (serviceKey is string ? services.GetKeyedService<ConfiguredClient>(serviceKey) : null)
        ?? services.GetService<ConfiguredClient>()
        ?? throw new InvalidOperationException("OpenRouter is not registered. Call services.AddOpenRouter(configuration) first.");
}
