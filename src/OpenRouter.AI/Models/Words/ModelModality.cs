using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>A kind of content that a model reads or gives.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<ModelModality>))]
public readonly record struct ModelModality : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ModelModality(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>text</c>: written text.</summary>
    public static ModelModality Text { get; } = new("text");

    /// <summary>Gets <c>image</c>: pictures.</summary>
    public static ModelModality Image { get; } = new("image");

    /// <summary>Gets <c>file</c>: documents such as PDF; input only.</summary>
    public static ModelModality File { get; } = new("file");

    /// <summary>Gets <c>audio</c>: sound.</summary>
    public static ModelModality Audio { get; } = new("audio");

    /// <summary>Gets <c>video</c>: moving pictures.</summary>
    public static ModelModality Video { get; } = new("video");

    /// <summary>Gets <c>embeddings</c>: vectors; output only.</summary>
    public static ModelModality Embeddings { get; } = new("embeddings");

    /// <summary>Gets <c>rerank</c>: an order of documents; output only.</summary>
    public static ModelModality Rerank { get; } = new("rerank");

    /// <summary>Gets <c>speech</c>: spoken text; output only.</summary>
    public static ModelModality Speech { get; } = new("speech");

    /// <summary>Gets <c>transcription</c>: written speech; output only.</summary>
    public static ModelModality Transcription { get; } = new("transcription");

    /// <summary>Gets <c>all</c>: every kind; only in a query, as a filter that excludes nothing.</summary>
    public static ModelModality All { get; } = new("all");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire.</param>
    public static implicit operator ModelModality(string value) => new(value);

    /// <summary>Returns the word as it is on the wire.</summary>
    public override string ToString() => Value;
}
