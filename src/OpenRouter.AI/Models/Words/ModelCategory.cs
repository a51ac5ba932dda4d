using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>A use that models are ranked for.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<ModelCategory>))]
public readonly record struct ModelCategory : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ModelCategory(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>programming</c>: writing and reading code.</summary>
    public static ModelCategory Programming { get; } = new("programming");

    /// <summary>Gets <c>roleplay</c>: playing a part.</summary>
    public static ModelCategory Roleplay { get; } = new("roleplay");

    /// <summary>Gets <c>marketing</c>: texts that sell.</summary>
    public static ModelCategory Marketing { get; } = new("marketing");

    /// <summary>Gets <c>marketing/seo</c>: texts that search engines find.</summary>
    public static ModelCategory MarketingSeo { get; } = new("marketing/seo");

    /// <summary>Gets <c>technology</c>: questions about technology.</summary>
    public static ModelCategory Technology { get; } = new("technology");

    /// <summary>Gets <c>science</c>: questions about science.</summary>
    public static ModelCategory Science { get; } = new("science");

    /// <summary>Gets <c>translation</c>: from one language to another.</summary>
    public static ModelCategory Translation { get; } = new("translation");

    /// <summary>Gets <c>legal</c>: questions of law.</summary>
    public static ModelCategory Legal { get; } = new("legal");

    /// <summary>Gets <c>finance</c>: questions of money.</summary>
    public static ModelCategory Finance { get; } = new("finance");

    /// <summary>Gets <c>health</c>: questions of health.</summary>
    public static ModelCategory Health { get; } = new("health");

    /// <summary>Gets <c>trivia</c>: general knowledge.</summary>
    public static ModelCategory Trivia { get; } = new("trivia");

    /// <summary>Gets <c>academia</c>: scholarly work.</summary>
    public static ModelCategory Academia { get; } = new("academia");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire.</param>
    public static implicit operator ModelCategory(string value) => new(value);

    /// <summary>Returns the word as it is on the wire.</summary>
    public override string ToString() => Value;
}
