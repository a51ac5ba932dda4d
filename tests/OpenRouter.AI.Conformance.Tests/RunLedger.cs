using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Conformance;

/// <summary>Counts which recordings ran, so that the last test can say how many and miss none.</summary>
internal static class RunLedger
{
    private static readonly ConcurrentDictionary<(string Run, string Recording), bool> Entries = new();

    public static void Add(string run, string recording, bool isHeldWrong) => Entries[(run, recording)] = isHeldWrong;

    public static IReadOnlyCollection<string> Ran(string run) =>
        [.. Entries.Keys.Where(key => key.Run == run).Select(key => key.Recording).Order(StringComparer.Ordinal)];

    public static int HeldWrong(string run) => Entries.Count(entry => entry.Key.Run == run && entry.Value);
}
