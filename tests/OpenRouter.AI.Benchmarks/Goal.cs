namespace OpenRouter.AI.Benchmarks;

/// <summary>What must be reached; null = no goal.</summary>
/// <param name="CpuShare">The greatest share of the peer's CPU time.</param>
/// <param name="BytesShare">The greatest share of the peer's bytes.</param>
/// <param name="Bytes">The greatest number of bytes, whatever the peer needs.</param>
internal sealed record Goal(double? CpuShare = null, double? BytesShare = null, double? Bytes = null)
{
    public static readonly Goal None = new();
}
