using System;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>Prices that take the place of others when all of its conditions hold.</summary>
/// <remarks>Of the entries that apply, the last one wins for each price. Source:
/// <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed class OpenRouterModelPriceOverride
{
    /// <summary>Gets the input above which the prices apply.</summary>
    /// <value>Tokens; exactly so many are still below. <see langword="null"/> sets no condition.</value>
    public long? MinPromptTokens { get; init; }

    /// <summary>Gets when the prices begin to apply each day.</summary>
    /// <value>The time since midnight UTC; <see langword="null"/> sets no condition. A window that begins after its end goes past
    /// midnight.</value>
    public TimeSpan? UtcStart { get; init; }

    /// <summary>Gets when the prices stop applying each day.</summary>
    /// <value>The time since midnight UTC, no longer in the window; <see langword="null"/> sets no condition.</value>
    public TimeSpan? UtcEnd { get; init; }

    /// <summary>Gets the price of input.</summary>
    /// <value>US dollars for each token; <see langword="null"/> keeps the base price.</value>
    public decimal? PromptPricePerToken { get; init; }

    /// <summary>Gets the price of output.</summary>
    /// <value>US dollars for each token; <see langword="null"/> keeps the base price.</value>
    public decimal? CompletionPricePerToken { get; init; }

    /// <summary>Gets the price of input that comes from the prompt cache.</summary>
    /// <value>US dollars for each token; <see langword="null"/> keeps the base price.</value>
    public decimal? CacheReadPricePerToken { get; init; }

    /// <summary>Gets the price of input that is written to the prompt cache.</summary>
    /// <value>US dollars for each token; <see langword="null"/> keeps the base price.</value>
    public decimal? CacheWritePricePerToken { get; init; }

    /// <summary>Gets the price of input that is written to the prompt cache for an hour.</summary>
    /// <value>US dollars for each token; <see langword="null"/> keeps the base price.</value>
    public decimal? CacheWriteOneHourPricePerToken { get; init; }

    /// <summary>Gets the price of sound in the input.</summary>
    /// <value>US dollars for each token; <see langword="null"/> keeps the base price.</value>
    public decimal? AudioPricePerToken { get; init; }

    /// <summary>Gets the price of sound in the input that comes from the prompt cache.</summary>
    /// <value>US dollars for each token; <see langword="null"/> keeps the base price.</value>
    public decimal? CachedAudioPricePerToken { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
