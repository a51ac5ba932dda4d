using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How a request found its way (<c>openrouter_metadata</c>).</summary>
/// <remarks>Ask for it with <see cref="OpenRouterRequestOptions.RoutingMetadata"/>. Words are passed on as they came.
/// Source: <see href="https://openrouter.ai/docs/guides/features/router-metadata"/>.</remarks>
public sealed class OpenRouterRoutingTrace
{
    /// <summary>Gets the model that was asked for.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Requested { get; init; }

    /// <summary>Gets how the model was chosen.</summary>
    /// <value>For example <c>direct</c>, <c>auto</c> or <c>fallback</c>; <see langword="null"/> when the service did not say.</value>
    public string? Strategy { get; init; }

    /// <summary>Gets where the request was handled.</summary>
    /// <value><see langword="null"/> outside of regional endpoints.</value>
    public string? Region { get; init; }

    /// <summary>Gets the routing in one sentence, for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Summary { get; init; }

    /// <summary>Gets which attempt succeeded.</summary>
    /// <value>Counts from 1; 0 when no provider was reached; <see langword="null"/> when the service did not say.</value>
    public int? Attempt { get; init; }

    /// <summary>Gets whether the request ran on the account's own key with the provider.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsByok { get; init; }

    /// <summary>Gets the endpoints that could have served.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public OpenRouterRoutingEndpoints? Endpoints { get; init; }

    /// <summary>Gets the floors that the router applied.</summary>
    /// <value><see langword="null"/> when it applied none.</value>
    public OpenRouterRoutingParameters? Params { get; init; }

    /// <summary>Gets the attempts in their order.</summary>
    /// <value><see langword="null"/> when the service did not list them.</value>
    public IReadOnlyList<OpenRouterRoutingAttempt>? Attempts { get; init; }

    /// <summary>Gets what was done around the model: guardrails, plugins, server tools.</summary>
    /// <value><see langword="null"/> when nothing was done.</value>
    public IReadOnlyList<OpenRouterPipelineStage>? Pipeline { get; init; }

    /// <summary>Gets what the service sent beyond this.</summary>
    /// <value><see langword="null"/> when there is nothing.</value>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; internal set; }
}
