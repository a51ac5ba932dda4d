using System;

namespace OpenRouter.AI;

/// <summary>The record of one generation: what answered and why it ended.</summary>
/// <remarks>Most fields may be missing, and older records lack many. The same cost is in every answer; the record is for streams that
/// were left, and for times and attempts.
/// Source: <see href="https://openrouter.ai/docs/api/api-reference/generations/get-generation"/>.</remarks>
public sealed partial class OpenRouterGeneration
{
    /// <summary>Gets the id of the generation.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the id that all generations of one request share.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? RequestId { get; init; }

    /// <summary>Gets the id that the provider gave.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? UpstreamId { get; init; }

    /// <summary>Gets the session that the request named.</summary>
    /// <value><see langword="null"/> when it named none.</value>
    public string? SessionId { get; init; }

    /// <summary>Gets the preset that was used.</summary>
    /// <value><see langword="null"/> when none was.</value>
    public string? PresetId { get; init; }

    /// <summary>Gets the workspace of the key.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? WorkspaceId { get; init; }

    /// <summary>Gets the application that asked.</summary>
    /// <value><see langword="null"/> for a request without attribution.</value>
    public long? AppId { get; init; }

    /// <summary>Gets the user that the request named.</summary>
    /// <value><see langword="null"/> when it named none.</value>
    public string? ExternalUser { get; init; }

    /// <summary>Gets the address of the application.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Origin { get; init; }

    /// <summary>Gets the <c>HTTP-Referer</c> of the request.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? HttpReferer { get; init; }

    /// <summary>Gets the <c>User-Agent</c> of the request.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? UserAgent { get; init; }

    /// <summary>Gets the model that answered.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Model { get; init; }

    /// <summary>Gets the provider that answered.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? ProviderName { get; init; }

    /// <summary>Gets the router that chose the model.</summary>
    /// <value>For example <c>openrouter/auto</c>; <see langword="null"/> when none did.</value>
    public string? Router { get; init; }

    /// <summary>Gets where the request was handled.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public DataRegion? DataRegion { get; init; }

    /// <summary>Gets the kind of request.</summary>
    /// <value>For example <c>completions</c> or <c>embeddings</c>; <see langword="null"/> when the service did not say.</value>
    public string? ApiType { get; init; }

    /// <summary>Gets the processing tier that the provider reports.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public ServiceTier? ServiceTier { get; init; }

    /// <summary>Gets whether an own key with the provider was used.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsByok { get; init; }

    /// <summary>Gets whether the answer was streamed.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsStreamed { get; init; }

    /// <summary>Gets whether the caller left before the end.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsCancelled { get; init; }

    /// <summary>Gets the generation whose answer was given again from the response cache.</summary>
    /// <value><see langword="null"/> when the model answered itself.</value>
    public string? ResponseCacheSourceId { get; init; }

    /// <summary>Gets when the request came in.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets why the answer ended, in OpenRouter's words.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? FinishReason { get; init; }

    /// <summary>Gets why the answer ended, in the provider's words.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? NativeFinishReason { get; init; }
}
