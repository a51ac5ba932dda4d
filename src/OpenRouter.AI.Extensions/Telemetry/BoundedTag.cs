using System;
using System.Collections.Concurrent;

namespace OpenRouter.AI.Telemetry;

/// <summary>The values of a tag, of which only so many are told apart: each one is a series of its own in every metric.</summary>
internal sealed class BoundedTag(int capacity = 200)
{
    private const string Other = "other";

    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Tells a value apart from now on, if there is room.</summary>
    internal string Of(string? value) =>
        Find(value) ?? (_values.Count < capacity ? _values.GetOrAdd(value!, value!) : Other);

    /// <summary>Takes a value that may be anything, such as a name that a user made up: only those that are told apart already are.</summary>
    internal string OfUnproven(string? value) => Find(value) ?? Other;

    private string? Find(string? value) =>
        string.IsNullOrEmpty(value) ? "unknown" : _values.TryGetValue(value!, out string? known) ? known : null;
}
