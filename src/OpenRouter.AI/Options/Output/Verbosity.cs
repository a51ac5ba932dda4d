using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>How much the model should write.</summary>
/// <remarks>On Anthropic models it becomes the output effort. The service takes <c>medium</c> when nothing is sent.
/// Source: <see href="https://openrouter.ai/docs/api/reference/parameters"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<Verbosity>))]
public readonly record struct Verbosity : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public Verbosity(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>low</c>: short.</summary>
    public static Verbosity Low { get; } = new("low");

    /// <summary>Gets <c>medium</c>: the usual.</summary>
    public static Verbosity Medium { get; } = new("medium");

    /// <summary>Gets <c>high</c>: long.</summary>
    public static Verbosity High { get; } = new("high");

    /// <summary>Gets <c>xhigh</c>: longer than <c>high</c>.</summary>
    public static Verbosity XHigh { get; } = new("xhigh");

    /// <summary>Gets <c>max</c>: the most that the model has.</summary>
    public static Verbosity Max { get; } = new("max");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator Verbosity(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
