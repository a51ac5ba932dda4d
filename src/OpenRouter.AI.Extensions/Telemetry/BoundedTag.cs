using System;
using System.Collections.Concurrent;
using System.Threading;

namespace OpenRouter.AI.Telemetry;

/// <summary>The values of a tag, of which only so many are told apart: each one is a series of its own in every metric.</summary>
internal sealed class BoundedTag(int capacity = 200)
{
    private const string Other = "other";

    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);
    private int _room = capacity;

    /// <summary>Tells a value apart from now on, if there is room.</summary>
    internal string Of(string? value) => Find(value) ?? (Volatile.Read(ref _room) > 0 ? Add(value!) : Other);

    /// <summary>Takes a value that may be anything, such as a name that a user made up: only those that are told apart already are.</summary>
    internal string OfUnproven(string? value) => Find(value) ?? Other;

    private string? Find(string? value) =>
        string.IsNullOrEmpty(value) ? "unknown" : _values.TryGetValue(value!, out string? known) ? known : null;

    /// <summary>Room is taken before the value is kept, and given back when it was there, so that there are never more than fit.</summary>
    private string Add(string value)
    {
        if (Interlocked.Decrement(ref _room) >= 0 && _values.TryAdd(value, value))
        {
            return value;
        }

        Interlocked.Increment(ref _room);
        return Find(value) ?? Other;
    }
}
