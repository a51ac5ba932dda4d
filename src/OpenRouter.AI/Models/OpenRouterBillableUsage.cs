using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

/// <summary>What requests use, or will use, as far as it is billed.</summary>
/// <remarks>For <see cref="OpenRouterModel.EstimateCost(OpenRouterBillableUsage)"/>.</remarks>
public sealed class OpenRouterBillableUsage
{
    /// <summary>Gets the input, whatever it is made of.</summary>
    /// <value>Tokens; 0 by default. What comes from the cache, what is written to it and sound are part of it.</value>
    public long InputTokens { get; init; }

    /// <summary>Gets the input that comes from the prompt cache.</summary>
    /// <value>Tokens; 0 by default.</value>
    public long CachedInputTokens { get; init; }

    /// <summary>Gets the input that is written to the prompt cache.</summary>
    /// <value>Tokens; 0 by default.</value>
    public long CacheWriteTokens { get; init; }

    /// <summary>Gets the sound in the input.</summary>
    /// <value>Tokens; 0 by default.</value>
    public long InputAudioTokens { get; init; }

    /// <summary>Gets the output, whatever it is made of.</summary>
    /// <value>Tokens; 0 by default. Thoughts and sound are part of it.</value>
    public long OutputTokens { get; init; }

    /// <summary>Gets the thoughts in the output.</summary>
    /// <value>Tokens; 0 by default.</value>
    public long ReasoningTokens { get; init; }

    /// <summary>Gets the sound in the output.</summary>
    /// <value>Tokens; 0 by default.</value>
    public long OutputAudioTokens { get; init; }

    /// <summary>Gets the cached sound.</summary>
    /// <value>Tokens of <see cref="CachedInputTokens"/>, not of <see cref="InputAudioTokens"/>; 0 by default.</value>
    public long CachedInputAudioTokens { get; init; }

    /// <summary>Gets the input that is written to the prompt cache for an hour.</summary>
    /// <value>Tokens of <see cref="CacheWriteTokens"/>; 0 by default.</value>
    public long CacheWriteOneHourTokens { get; init; }

    /// <summary>Gets the tokens of pictures in the input.</summary>
    /// <value>Tokens of <see cref="InputTokens"/>; 0 by default.</value>
    public long InputImageTokens { get; init; }

    /// <summary>Gets the tokens of pictures in the output.</summary>
    /// <value>Tokens of <see cref="OutputTokens"/>; 0 by default.</value>
    public long OutputImageTokens { get; init; }

    /// <summary>Gets the pictures in the input.</summary>
    /// <value>How many; 0 by default.</value>
    public int InputImages { get; init; }

    /// <summary>Gets the pictures in the output.</summary>
    /// <value>How many; 0 by default.</value>
    public int OutputImages { get; init; }

    /// <summary>Gets the searches of the model itself.</summary>
    /// <value>How many; 0 by default.</value>
    public int WebSearches { get; init; }

    /// <summary>Gets the requests that all of this took.</summary>
    /// <value>How many; 1 by default.</value>
    public int Requests { get; init; } = 1;

    /// <summary>Gets when it happens.</summary>
    /// <value>Decides about prices that hold only at some hours; <see langword="null"/> (the default) leaves those aside.</value>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Reads what an answer used.</summary>
    /// <param name="usage">The usage of an answer. Its input includes what was cached, its output the thoughts. Counts of OpenRouter's own
    /// (<c>openrouter:cache_write_tokens</c>, <c>openrouter:web_search_requests</c>, …) are read from the additional counts.</param>
    /// <returns>The usage of one request. A sum over several must say so in <see cref="Requests"/>. Pictures are not counted in an answer.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    public static OpenRouterBillableUsage From(UsageDetails usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return new OpenRouterBillableUsage
        {
            InputTokens = usage.InputTokenCount ?? 0,
            CachedInputTokens = usage.CachedInputTokenCount ?? 0,
            CacheWriteTokens = Count(usage, "openrouter:cache_write_tokens"),
            InputAudioTokens = Count(usage, "openrouter:input_audio_tokens"),
            InputImageTokens = Count(usage, "openrouter:input_image_tokens"),
            OutputImageTokens = Count(usage, "openrouter:output_image_tokens"),
            OutputTokens = usage.OutputTokenCount ?? 0,
            ReasoningTokens = usage.ReasoningTokenCount ?? 0,
            OutputAudioTokens = Count(usage, "openrouter:output_audio_tokens"),
            WebSearches = (int)Math.Min(Count(usage, "openrouter:web_search_requests"), int.MaxValue),
        };
    }

    private static long Count(UsageDetails usage, string key) =>
        usage.AdditionalCounts is { } counts && counts.TryGetValue(key, out long count) ? Math.Max(count, 0) : 0;
}
