using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Transport;

/// <summary>Reads the headers of an answer that mean something to us; what cannot be read counts as absent.</summary>
internal static class AnswerHeadersReader
{
    internal static AnswerHeaders Read(HttpResponseMessage response, DateTimeOffset now, Credentials? credentials = null)
    {
        HttpResponseHeaders headers = response.Headers;
        return new AnswerHeaders
        {
            GenerationId = First(headers, "X-Generation-Id"),
            ProviderName = First(headers, "X-Provider-Name"),
            RetryAfter = Milliseconds(First(headers, "Retry-After-Ms")) ?? RetryHints.Header(First(headers, "Retry-After"), now),
            RateLimitReset = RetryHints.Reset(First(headers, "X-RateLimit-Reset")),
            CacheStatus = First(headers, "X-OpenRouter-Cache-Status"),
            CacheAge = RetryHints.Seconds(Number(First(headers, "X-OpenRouter-Cache-Age"))),
            CacheTimeToLive = RetryHints.Seconds(Number(First(headers, "X-OpenRouter-Cache-TTL"))),
            CacheSourceId = First(headers, "X-OpenRouter-Cache-Source-Id"),
            Credentials = credentials,
        };
    }

    /// <summary>The media type without its parameters, in lower case; null when there is none.</summary>
    internal static string? MediaType(HttpResponseMessage response)
    {
        if (response.Content?.Headers is not { } headers || !headers.TryGetValues("Content-Type", out IEnumerable<string>? values))
        {
            return null;
        }

        foreach (string value in values)
        {
            int end = value.IndexOf(';', StringComparison.Ordinal);
            string type = (end < 0 ? value : value[..end]).Trim();
            return type.Length == 0 ? null : type.ToLowerInvariant();
        }

        return null;
    }

    private static string? First(HttpResponseHeaders headers, string name)
    {
        if (headers.TryGetValues(name, out IEnumerable<string>? values))
        {
            foreach (string value in values)
            {
                string trimmed = value.Trim();
                return trimmed.Length == 0 ? null : trimmed;
            }
        }

        return null;
    }

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static TimeSpan? Milliseconds(string? value) => RetryHints.Seconds(Number(value) / 1000);
}
