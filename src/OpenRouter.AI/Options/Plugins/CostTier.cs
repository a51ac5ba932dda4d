using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>The band of cost from which a router chooses a model.</summary>
/// <remarks>Bands are percentiles of the average cost per generation for the kind of task.
/// Source: <see href="https://openrouter.ai/docs/guides/routing/routers/auto-router"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<CostTier>))]
public readonly record struct CostTier : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public CostTier(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>low</c>: 0 to 20 %.</summary>
    public static CostTier Low { get; } = new("low");

    /// <summary>Gets <c>medium</c>: 20 to 40 %.</summary>
    public static CostTier Medium { get; } = new("medium");

    /// <summary>Gets <c>high</c>: 40 to 60 %.</summary>
    public static CostTier High { get; } = new("high");

    /// <summary>Gets <c>xhigh</c>: 60 to 80 %.</summary>
    public static CostTier XHigh { get; } = new("xhigh");

    /// <summary>Gets <c>max</c>: 80 to 100 %.</summary>
    public static CostTier Max { get; } = new("max");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator CostTier(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
