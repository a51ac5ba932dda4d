using System;

namespace OpenRouter.AI.Errors;

/// <summary>What the headers of an answer say, whatever the body holds. An absent header is null.</summary>
internal readonly record struct AnswerHeaders
{
    /// <summary>Gets <c>X-Generation-Id</c>, which is there before the body.</summary>
    internal string? GenerationId { get; init; }

    /// <summary>Gets <c>X-Provider-Name</c>.</summary>
    internal string? ProviderName { get; init; }

    /// <summary>Gets <c>Retry-After</c>, given as seconds or as a date.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets <c>X-RateLimit-Reset</c>, milliseconds since 1970 on the wire.</summary>
    internal DateTimeOffset? RateLimitReset { get; init; }

    /// <summary>Gets <c>X-OpenRouter-Cache-Status</c>: HIT or MISS, only when the response cache is on.</summary>
    internal string? CacheStatus { get; init; }

    /// <summary>Gets <c>X-OpenRouter-Cache-Age</c>, on a hit.</summary>
    internal TimeSpan? CacheAge { get; init; }

    /// <summary>Gets <c>X-OpenRouter-Cache-TTL</c>: what remains on a hit, all of it on a miss.</summary>
    internal TimeSpan? CacheTimeToLive { get; init; }

    /// <summary>Gets <c>X-OpenRouter-Cache-Source-Id</c>: the generation that filled the cache, on a hit.</summary>
    internal string? CacheSourceId { get; init; }

    /// <summary>Gets what the request authorized itself with, which no message may repeat; null when nothing did.</summary>
    internal Credentials? Credentials { get; init; }

    internal string Hide(string text) => Credentials is { } credentials ? credentials.Hide(text) : text;
}
