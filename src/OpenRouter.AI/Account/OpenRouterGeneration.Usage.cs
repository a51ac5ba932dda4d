using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

// What it consumed, what it cost, and how long it took. Times are milliseconds on the wire.
public sealed partial class OpenRouterGeneration
{
    /// <summary>Gets what the generation cost.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? TotalCost { get; init; }

    /// <summary>Gets what was charged to the account.</summary>
    /// <value>US dollars; <see langword="null"/> when the service did not say.</value>
    public decimal? Usage { get; init; }

    /// <summary>Gets what the provider charged to the own key.</summary>
    /// <value>US dollars; zero or <see langword="null"/> without an own key.</value>
    public decimal? UpstreamInferenceCost { get; init; }

    /// <summary>Gets what prompt caching saved.</summary>
    /// <value>US dollars; negative when writing the cache cost more; <see langword="null"/> without caching.</value>
    public decimal? CacheDiscount { get; init; }

    /// <summary>Gets the input, counted alike for all models.</summary>
    /// <value>Tokens; <see langword="null"/> when the service did not count.</value>
    public long? TokensPrompt { get; init; }

    /// <summary>Gets the output, counted alike for all models.</summary>
    /// <value>Tokens; <see langword="null"/> when the service did not count.</value>
    public long? TokensCompletion { get; init; }

    /// <summary>Gets the input, as the provider counts and bills it.</summary>
    /// <value>Tokens; <see langword="null"/> when the service did not count.</value>
    public long? NativeTokensPrompt { get; init; }

    /// <summary>Gets the output, as the provider counts and bills it.</summary>
    /// <value>Tokens; <see langword="null"/> when the service did not count.</value>
    public long? NativeTokensCompletion { get; init; }

    /// <summary>Gets the thoughts in the output.</summary>
    /// <value>Tokens; <see langword="null"/> when the service did not count.</value>
    public long? NativeTokensReasoning { get; init; }

    /// <summary>Gets the input that came from the prompt cache.</summary>
    /// <value>Tokens; <see langword="null"/> when the service did not count.</value>
    public long? NativeTokensCached { get; init; }

    /// <summary>Gets the pictures in the output.</summary>
    /// <value>Tokens; <see langword="null"/> when the service did not count.</value>
    public long? NativeTokensCompletionImages { get; init; }

    /// <summary>Gets how many media the input had.</summary>
    /// <value><see langword="null"/> when the service did not count.</value>
    public long? MediaPromptCount { get; init; }

    /// <summary>Gets how many media the output had.</summary>
    /// <value><see langword="null"/> when the service did not count.</value>
    public long? MediaCompletionCount { get; init; }

    /// <summary>Gets how many sounds the input had.</summary>
    /// <value><see langword="null"/> when the service did not count.</value>
    public long? InputAudioPromptCount { get; init; }

    /// <summary>Gets how many search results were added.</summary>
    /// <value><see langword="null"/> when the service did not count.</value>
    public long? SearchResultCount { get; init; }

    /// <summary>Gets how many pages were fetched.</summary>
    /// <value><see langword="null"/> when the service did not count.</value>
    public long? FetchCount { get; init; }

    /// <summary>Gets the engine that searched.</summary>
    /// <value><see langword="null"/> when none did.</value>
    public string? WebSearchEngine { get; init; }

    /// <summary>Gets how long the first output took.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public TimeSpan? Latency { get; init; }

    /// <summary>Gets how long the output took.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public TimeSpan? GenerationTime { get; init; }

    /// <summary>Gets how long moderation took.</summary>
    /// <value><see langword="null"/> without moderation.</value>
    public TimeSpan? ModerationLatency { get; init; }

    /// <summary>Gets the providers that were tried, in their order.</summary>
    /// <value>Empty when the service did not list them.</value>
    public IReadOnlyList<OpenRouterGenerationAttempt> Attempts { get; init; } = [];

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
