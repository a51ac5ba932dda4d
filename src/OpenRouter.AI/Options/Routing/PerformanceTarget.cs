using System.Text.Json.Serialization;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

/// <summary>A wanted speed or latency: one number, or one for each percentile of recent requests.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
[JsonConverter(typeof(PerformanceTargetConverter))]
public sealed class PerformanceTarget
{
    /// <summary>Gets or sets the number that half of the recent requests must meet.</summary>
    /// <value>Sent as a plain number, and then the percentiles are not sent; <see langword="null"/> (the default) sends the
    /// percentiles.</value>
    public double? Value { get; set; }

    /// <summary>Gets or sets the number that 50 % of the recent requests must meet.</summary>
    /// <value><see langword="null"/> (the default) sets none.</value>
    public double? P50 { get; set; }

    /// <summary>Gets or sets the number that 75 % of the recent requests must meet.</summary>
    /// <value><see langword="null"/> (the default) sets none.</value>
    public double? P75 { get; set; }

    /// <summary>Gets or sets the number that 90 % of the recent requests must meet.</summary>
    /// <value><see langword="null"/> (the default) sets none.</value>
    public double? P90 { get; set; }

    /// <summary>Gets or sets the number that 99 % of the recent requests must meet.</summary>
    /// <value><see langword="null"/> (the default) sets none.</value>
    public double? P99 { get; set; }

    /// <summary>Makes a target out of one number.</summary>
    /// <param name="value">The number that half of the recent requests must meet.</param>
    public static implicit operator PerformanceTarget(double value) => new() { Value = value };
}
