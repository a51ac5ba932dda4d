using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>What OpenRouter tells about an answer beyond the answer: who gave it, what it cost, how it was routed.</summary>
/// <remarks>Get it with <see cref="OpenRouterResponseExtensions"/>. Amounts are US dollars of credits.
/// Source: <see href="https://openrouter.ai/docs/api/reference/overview"/>.</remarks>
public sealed class OpenRouterResponseMetadata
{
    /// <summary>Gets the id of the generation, by which <c>GetGenerationAsync</c> finds it again.</summary>
    /// <value>Begins with <c>gen-</c>; <see langword="null"/> when the service did not say.</value>
    public string? GenerationId { get; init; }

    /// <summary>Gets the ids of all generations of a call that was sent as several requests, as large lists of embeddings are.</summary>
    /// <value>In the order of the inputs, the first being <see cref="GenerationId"/>; <see langword="null"/> when one request was
    /// sent.</value>
    public IReadOnlyList<string>? GenerationIds { get; init; }

    /// <summary>Gets who served the request.</summary>
    /// <value>A display name such as <c>Amazon Bedrock</c>, not a slug; <see langword="null"/> when the service did not say. When several
    /// requests went to different providers, all their names, separated by commas.</value>
    public string? Provider { get; init; }

    /// <summary>Gets what the account was charged for this answer.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say. In a tool loop it is the last call alone:
    /// <c>GetOpenRouterCost</c> of the usage has the sum.</value>
    public decimal? Cost { get; init; }

    /// <summary>Gets what the provider charged.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say. To be added to <see cref="Cost"/> when
    /// <see cref="IsByok"/> is true, and contained in it otherwise.</value>
    public decimal? UpstreamCost { get; init; }

    /// <summary>Gets whether the request ran on the account's own key with the provider.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsByok { get; init; }

    /// <summary>Gets the finish reason in the provider's own words.</summary>
    /// <value>For example <c>end_turn</c> or <c>MAX_TOKENS</c>; <see langword="null"/> when the service did not say.</value>
    public string? NativeFinishReason { get; init; }

    /// <summary>Gets the processing tier that was really used.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? ServiceTier { get; init; }

    /// <summary>Gets the provider's mark of the configuration that answered.</summary>
    /// <value><see langword="null"/> for most providers.</value>
    public string? SystemFingerprint { get; init; }

    /// <summary>Gets how the request was routed.</summary>
    /// <value><see langword="null"/> unless asked for with <see cref="OpenRouterRequestOptions.RoutingMetadata"/>; also on answers from
    /// the cache.</value>
    public OpenRouterRoutingTrace? Routing { get; init; }

    /// <summary>Gets whether the answer came from the cache of whole answers.</summary>
    /// <value><c>HIT</c> or <c>MISS</c>; <see langword="null"/> when the cache was off.</value>
    public string? CacheStatus { get; init; }

    /// <summary>Gets how old the cached answer is.</summary>
    /// <value><see langword="null"/> unless it came from the cache.</value>
    public TimeSpan? CacheAge { get; init; }

    /// <summary>Gets how long the cached answer may still be served.</summary>
    /// <value><see langword="null"/> when the cache was off.</value>
    public TimeSpan? CacheTimeToLive { get; init; }

    /// <summary>Gets the id of the generation whose answer was cached.</summary>
    /// <value><see langword="null"/> unless it came from the cache.</value>
    public string? CacheSourceId { get; init; }

    /// <summary>Gets the log probabilities of the tokens, as they were sent.</summary>
    /// <value><see langword="null"/> unless asked for with <see cref="OpenRouterRequestOptions.Logprobs"/>.</value>
    public JsonElement? Logprobs { get; init; }
}
