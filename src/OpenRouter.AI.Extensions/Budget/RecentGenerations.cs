using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;

namespace OpenRouter.AI.Budget;

/// <summary>The generations that have been counted lately. Middleware may keep an answer and show it again, which costs nothing.</summary>
internal sealed class RecentGenerations
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>Gets a moment to compare with.</summary>
    internal long Now => Interlocked.Read(ref _number);

    internal void Add(IEnumerable<string> generations)
    {
        if (_numbers.Count >= Most)
        {
            // What is forgotten counts again when it is shown again: rather too much than too little.
            _numbers.Clear();
        }

        foreach (string generation in generations)
        {
            _numbers.TryAdd(generation, Interlocked.Increment(ref _number));
        }
    }

    /// <summary>Tells whether a generation was counted before a moment. What was counted later may be of the call that began then: not every
    /// budget of it is told.</summary>
    internal bool Had(string generation, long moment) => _numbers.TryGetValue(generation, out long number) && number <= moment;
}
