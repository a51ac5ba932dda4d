using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>A region that data stays in.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/zdr"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<DataRegion>))]
public readonly record struct DataRegion : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public DataRegion(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>global</c>: anywhere.</summary>
    public static DataRegion Global { get; } = new("global");

    /// <summary>Gets <c>europe</c>: the European Union, as the record of a generation says it.</summary>
    public static DataRegion Europe { get; } = new("europe");

    /// <summary>Gets <c>eu</c>: the European Union, as a query says it.</summary>
    public static DataRegion Eu { get; } = new("eu");

    /// <summary>Gets <c>us</c>: the United States.</summary>
    public static DataRegion Us { get; } = new("us");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire.</param>
    public static implicit operator DataRegion(string value) => new(value);

    /// <summary>Returns the word as it is on the wire.</summary>
    public override string ToString() => Value;
}
