using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>The floors that a router applied when it chose.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/router-metadata"/>.</remarks>
public sealed class OpenRouterRoutingParameters
{
    /// <summary>Gets the group of model versions to choose from.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? VersionGroup { get; init; }

    /// <summary>Gets the lowest quality that was accepted.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? QualityFloor { get; init; }

    /// <summary>Gets the lowest speed that was accepted.</summary>
    /// <value>Tokens per second; <see langword="null"/> when the service did not say.</value>
    public double? ThroughputFloor { get; init; }

    /// <summary>Gets what the service sent beyond this.</summary>
    /// <value><see langword="null"/> when there is nothing.</value>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; internal set; }
}
