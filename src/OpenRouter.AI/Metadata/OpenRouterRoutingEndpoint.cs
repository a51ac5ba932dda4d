using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>One endpoint that could have served a request.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/router-metadata"/>.</remarks>
public sealed class OpenRouterRoutingEndpoint
{
    /// <summary>Gets the provider.</summary>
    /// <value>A display name; <see langword="null"/> when the service did not say.</value>
    public string? Provider { get; init; }

    /// <summary>Gets the model it serves.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Model { get; init; }

    /// <summary>Gets whether it was chosen.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? Selected { get; init; }

    /// <summary>Gets what the service sent beyond this.</summary>
    /// <value><see langword="null"/> when there is nothing.</value>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; internal set; }
}
