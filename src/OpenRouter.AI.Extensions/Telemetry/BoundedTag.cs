using System;
using System.Collections.Concurrent;

namespace OpenRouter.AI.Telemetry;

/// <summary>The values of a tag, of which only so many are told apart: each one is a series of its own in every metric.</summary>
internal sealed class BoundedTag(int capacity = 200)
{
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    internal string Of(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "unknown";
        }

        if (_values.TryGetValue(value!, out string? known))
        {
            return known;
        }

        return _values.Count < capacity ? _values.GetOrAdd(value!, value!) : "other";
    }
}
