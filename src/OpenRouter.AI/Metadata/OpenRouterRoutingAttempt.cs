using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>One attempt to have a request served.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/router-metadata"/>.</remarks>
public sealed class OpenRouterRoutingAttempt
{
    /// <summary>Gets the provider that was tried.</summary>
    /// <value>A display name; <see langword="null"/> when the service did not say.</value>
    public string? Provider { get; init; }

    /// <summary>Gets the model that was tried.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Model { get; init; }

    /// <summary>Gets the HTTP status that the provider answered with.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public int? Status { get; init; }

    /// <summary>Gets what the service sent beyond this.</summary>
    /// <value><see langword="null"/> when there is nothing.</value>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; internal set; }
}
