using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>A kind of output that a model may give.</summary>
/// <remarks>Models that make images or audio give them only when asked.
/// Source: <see href="https://openrouter.ai/docs/guides/overview/multimodal/image-generation"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<OutputModality>))]
public readonly record struct OutputModality : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public OutputModality(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>text</c>: written text.</summary>
    public static OutputModality Text { get; } = new("text");

    /// <summary>Gets <c>image</c>: pictures.</summary>
    public static OutputModality Image { get; } = new("image");

    /// <summary>Gets <c>audio</c>: speech; only for streamed answers, together with <see cref="AudioSettings"/>.</summary>
    public static OutputModality Audio { get; } = new("audio");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator OutputModality(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
