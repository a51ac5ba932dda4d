using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>How hard the model should think before it answers.</summary>
/// <remarks>A model without the level gets the nearest one it has.
/// Source: <see href="https://openrouter.ai/docs/guides/best-practices/reasoning-tokens"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<ReasoningEffortLevel>))]
public readonly record struct ReasoningEffortLevel : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ReasoningEffortLevel(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>none</c>: no reasoning. A model that cannot stop thinking refuses it (400).</summary>
    public static ReasoningEffortLevel None { get; } = new("none");

    /// <summary>Gets <c>minimal</c>: about a tenth of the output limit on models that think by budget.</summary>
    public static ReasoningEffortLevel Minimal { get; } = new("minimal");

    /// <summary>Gets <c>low</c>: about a fifth of the output limit on models that think by budget.</summary>
    public static ReasoningEffortLevel Low { get; } = new("low");

    /// <summary>Gets <c>medium</c>: about half of the output limit on models that think by budget.</summary>
    public static ReasoningEffortLevel Medium { get; } = new("medium");

    /// <summary>Gets <c>high</c>: about 80 % of the output limit on models that think by budget.</summary>
    public static ReasoningEffortLevel High { get; } = new("high");

    /// <summary>Gets <c>xhigh</c>: about 95 % of the output limit on models that think by budget.</summary>
    public static ReasoningEffortLevel XHigh { get; } = new("xhigh");

    /// <summary>Gets <c>max</c>: the most that the model has.</summary>
    public static ReasoningEffortLevel Max { get; } = new("max");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator ReasoningEffortLevel(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
