using System;
using System.Globalization;
using System.Text.Json;

namespace OpenRouter.AI.Errors;

/// <summary>Reads how long to wait, out of all the places where the service and its providers say it.</summary>
internal static class RetryHints
{
    // Longer waits are mistakes of the sender, and would overflow.
    private const double MaxSeconds = 10 * 365.25 * 24 * 3600;

    internal static TimeSpan? Find(JsonElement? error, AnswerHeaders headers, DateTimeOffset now)
    {
        JsonElement? metadata = error.ObjectField("metadata");
        JsonElement? told = metadata.ObjectField("headers");
        return headers.RetryAfter
            ?? Header(told.Header("Retry-After"), now)
            ?? Seconds(metadata.Field("retry_after_seconds").Number())
            ?? Seconds(metadata.Field("retry_after_seconds_raw").Number())
            ?? Seconds(error.ObjectField("availability").Field("retry_after").Number())
            ?? Seconds(metadata.Field("retry_after").Number())
            ?? Until(Reset(told.Header("X-RateLimit-Reset")), now)
            ?? Until(headers.RateLimitReset, now);
    }

    /// <summary>A value of the header <c>Retry-After</c>: seconds or a date.</summary>
    internal static TimeSpan? Header(string? value, DateTimeOffset now)
    {
        if (value is null)
        {
            return null;
        }

        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds))
        {
            return Seconds(seconds);
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? Until(date, now)
            : null;
    }

    /// <summary>A value of the header <c>X-RateLimit-Reset</c>: milliseconds since 1970, by some senders seconds.</summary>
    internal static DateTimeOffset? Reset(string? value)
    {
        // The largest time in seconds that is still plausible, the year 5138, is the smallest in milliseconds, 1973.
        const long SecondsEnd = 100_000_000_000;
        const long MillisecondsEnd = 253_402_300_799_000;
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number is 0 or > MillisecondsEnd)
        {
            return null;
        }

        return number < SecondsEnd ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

    internal static TimeSpan? Seconds(double? seconds) => seconds is >= 0 and <= MaxSeconds ? TimeSpan.FromSeconds(seconds.Value) : null;

    private static TimeSpan? Until(DateTimeOffset? time, DateTimeOffset now)
    {
        if (time is not { } then)
        {
            return null;
        }

        return then > now ? then - now : TimeSpan.Zero;
    }
}
