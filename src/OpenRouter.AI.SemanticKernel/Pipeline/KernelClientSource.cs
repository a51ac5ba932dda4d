using System;
using System.Net.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>Where the connection of a registration comes from: a key, a given client, or the container.</summary>
internal sealed class KernelClientSource
{
    private OpenRouterClientOptions? _options;
    private HttpClient? _httpClient;
    private OpenRouterClient? _client;
    private string? _serviceId;

    /// <summary>Gets whether each client is made for its registration alone, which has to close it.</summary>
    internal bool IsOwned => _options is not null;

    /// <exception cref="ArgumentException">The key is null, empty or white space.</exception>
    internal static KernelClientSource OfKey(string apiKey, Uri? endpoint, HttpClient? httpClient)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(apiKey);
        OpenRouterClientOptions options = new() { ApiKey = apiKey };
        options.Endpoint = endpoint ?? options.Endpoint;
        return new KernelClientSource { _options = options, _httpClient = httpClient };
    }

    internal static KernelClientSource OfClient(OpenRouterClient? client, string? serviceId) => new() { _client = client, _serviceId = serviceId };

    /// <summary>Checks what a registration is to have. The management key is for the account alone and never for a model.</summary>
    /// <exception cref="ArgumentException">The model is null, empty or white space, or the service id is that of the management key.</exception>
    internal static void Check(string modelId, string? serviceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelId);
        if (string.Equals(serviceId, OpenRouterCreditsPlugin.ManagementServiceKey, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The service id '{serviceId}' is kept for the client with the management key, which is never used to ask models.", nameof(serviceId));
        }
    }

    /// <summary>Finds or makes the client.</summary>
    /// <param name="services">The container.</param>
    /// <exception cref="InvalidOperationException">The container has no client.</exception>
    internal OpenRouterClient Resolve(IServiceProvider services) => _options is not null
        ? new OpenRouterClient(_options, _httpClient ?? services.GetService<HttpClient>())
        : _client ?? Registered(services, _serviceId) ?? throw new InvalidOperationException(
            $"No {nameof(OpenRouterClient)} is registered. Register one as a singleton, or give a client or an API key.");

    /// <summary>Finds a registered client: that of the service id, else the one without.</summary>
    internal static OpenRouterClient? Registered(IServiceProvider services, string? serviceId) =>
        (serviceId is not null && services is IKeyedServiceProvider ? services.GetKeyedService<OpenRouterClient>(serviceId) : null)
        ?? services.GetService<OpenRouterClient>();
}
