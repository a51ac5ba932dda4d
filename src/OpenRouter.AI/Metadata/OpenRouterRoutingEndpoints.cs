using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>The endpoints that could have served a request.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/router-metadata"/>.</remarks>
public sealed class OpenRouterRoutingEndpoints
{
    /// <summary>Gets how many there were.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public int? Total { get; init; }

    /// <summary>Gets those that were left after filtering.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public IReadOnlyList<OpenRouterRoutingEndpoint>? Available { get; init; }

    /// <summary>Gets what the service sent beyond this.</summary>
    /// <value><see langword="null"/> when there is nothing.</value>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; internal set; }
}
