using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>An order of the model list.</summary>
/// <remarks>Models without a figure for the chosen order come last. Source:
/// <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<ModelSort>))]
public readonly record struct ModelSort : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ModelSort(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>pricing-low-to-high</c>: cheapest first, by the average of prompt and completion.</summary>
    public static ModelSort PricingLowToHigh { get; } = new("pricing-low-to-high");

    /// <summary>Gets <c>pricing-high-to-low</c>: dearest first.</summary>
    public static ModelSort PricingHighToLow { get; } = new("pricing-high-to-low");

    /// <summary>Gets <c>context-high-to-low</c>: longest context first.</summary>
    public static ModelSort ContextHighToLow { get; } = new("context-high-to-low");

    /// <summary>Gets <c>throughput-high-to-low</c>: fastest first.</summary>
    public static ModelSort ThroughputHighToLow { get; } = new("throughput-high-to-low");

    /// <summary>Gets <c>latency-low-to-high</c>: quickest to begin first.</summary>
    public static ModelSort LatencyLowToHigh { get; } = new("latency-low-to-high");

    /// <summary>Gets <c>most-popular</c>: most used first.</summary>
    public static ModelSort MostPopular { get; } = new("most-popular");

    /// <summary>Gets <c>top-weekly</c>: most tokens of the last week first.</summary>
    public static ModelSort TopWeekly { get; } = new("top-weekly");

    /// <summary>Gets <c>newest</c>: newest first.</summary>
    public static ModelSort Newest { get; } = new("newest");

    /// <summary>Gets <c>intelligence-high-to-low</c>: by the intelligence index of Artificial Analysis.</summary>
    public static ModelSort IntelligenceHighToLow { get; } = new("intelligence-high-to-low");

    /// <summary>Gets <c>coding-high-to-low</c>: by the coding index of Artificial Analysis.</summary>
    public static ModelSort CodingHighToLow { get; } = new("coding-high-to-low");

    /// <summary>Gets <c>agentic-high-to-low</c>: by the agentic index of Artificial Analysis.</summary>
    public static ModelSort AgenticHighToLow { get; } = new("agentic-high-to-low");

    /// <summary>Gets <c>design-arena-elo-high-to-low</c>: by the best rating in the Design Arena.</summary>
    public static ModelSort DesignArenaEloHighToLow { get; } = new("design-arena-elo-high-to-low");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire.</param>
    public static implicit operator ModelSort(string value) => new(value);

    /// <summary>Returns the word as it is on the wire.</summary>
    public override string ToString() => Value;
}
