using System;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>One field that is not as expected.</summary>
internal sealed record Difference(string Field, string Expected, string Observed)
{
    private const int Shown = 600;

    public override string ToString() => $"{Field}: expected {Cut(Expected)}, got {Cut(Observed)}";

    private static string Cut(string text) =>
        text.Length <= Shown ? text : string.Concat(text.AsSpan(0, Shown), $"… ({text.Length} characters)");
}
