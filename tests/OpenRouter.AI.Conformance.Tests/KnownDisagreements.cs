using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Conformance;

/// <summary>
/// Where an expected outcome is held to be wrong. Such a recording runs like the others and then counts as skipped, with the reason;
/// an entry that no longer differs fails, so that the list cannot outlive its cause.
/// </summary>
internal static class KnownDisagreements
{
    public static IReadOnlyList<KnownDisagreement> All { get; } = [];

    public static IReadOnlyList<KnownDisagreement> Of(string recording) => [.. All.Where(entry => entry.Recording == recording)];
}
