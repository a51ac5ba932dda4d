using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Examples.Chat;

/// <summary>Two functions that a model may call.</summary>
internal static class SampleTools
{
    internal static IReadOnlyList<AIFunction> All { get; } =
    [
        AIFunctionFactory.Create(Weather, "get_weather"),
        AIFunctionFactory.Create(Time, "get_time"),
    ];

    [Description("Gets the weather of a city, today.")]
    private static string Weather([Description("The city.")] string city) => $"Sunny in {city}, 24 degrees.";

    [Description("Gets the time in a time zone.")]
    private static string Time([Description("The time zone, such as Europe/Rome.")] string timeZone = "UTC")
    {
        DateTimeOffset time = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out TimeZoneInfo? zone)
            ? TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone)
            : TimeProvider.System.GetUtcNow();
        return time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
    }
}
