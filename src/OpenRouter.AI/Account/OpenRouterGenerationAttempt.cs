using System;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>One provider that a generation was tried with.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/generations/get-generation"/>.</remarks>
public sealed class OpenRouterGenerationAttempt
{
    /// <summary>Gets the id of the attempt.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Id { get; init; }

    /// <summary>Gets the id of the endpoint.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? EndpointId { get; init; }

    /// <summary>Gets the permanent name of the model.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? ModelSlug { get; init; }

    /// <summary>Gets the provider.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? ProviderName { get; init; }

    /// <summary>Gets the HTTP status that the provider answered with.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public int? Status { get; init; }

    /// <summary>Gets how long the provider took.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public TimeSpan? Latency { get; init; }

    /// <summary>Gets whether an own key with the provider was used.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsByok { get; init; }

    /// <summary>Gets the processing tier that was asked of the provider.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public ServiceTier? ServiceTier { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
