namespace OpenRouter.AI.Benchmarks.Ratios;

/// <summary>What one contestant needs per unit.</summary>
/// <param name="Nanoseconds">CPU time of the process; null where it is not measured.</param>
/// <param name="Bytes">Bytes allocated, or kept.</param>
internal sealed record Figures(double? Nanoseconds, double Bytes);
