using System;
using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Conformance.Comparison;

namespace OpenRouter.AI.Conformance;

/// <summary>Decides what the differences of one recording mean.</summary>
/// <param name="Failures">The lines that make the test fail; none when all is well.</param>
/// <param name="Reasons">Why differences were left aside.</param>
internal sealed record Verdict(IReadOnlyList<string> Failures, IReadOnlyList<string> Reasons)
{
    /// <param name="differences">What differs.</param>
    /// <param name="known">The disagreements known for this recording.</param>
    /// <param name="compared">Whether this run compares the field; a round trip does not look at the fields of the answer.</param>
    public static Verdict On(IReadOnlyList<Difference> differences, IReadOnlyList<KnownDisagreement> known, Func<string, bool> compared)
    {
        var fields = differences.Select(difference => difference.Field).ToHashSet(StringComparer.Ordinal);
        return new Verdict(
            [
                .. differences.Where(difference => !known.Any(entry => entry.Field == difference.Field))
                    .Select(difference => difference.ToString()),
                .. known.Where(entry => compared(entry.Field) && !fields.Contains(entry.Field))
                    .Select(entry => $"{entry.Field}: listed as a known disagreement, yet it is as expected; take it off the list"),
            ],
            [.. known.Where(entry => fields.Contains(entry.Field)).Select(entry => $"{entry.Field}: {entry.Reason}")]);
    }
}
