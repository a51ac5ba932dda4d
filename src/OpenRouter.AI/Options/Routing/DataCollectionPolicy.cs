using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>Whether providers that store or train on prompts may serve a request.</summary>
/// <remarks>Without a provider that complies the request fails with 404.
/// Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<DataCollectionPolicy>))]
public readonly record struct DataCollectionPolicy : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public DataCollectionPolicy(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>allow</c>: every provider, the default of the service.</summary>
    public static DataCollectionPolicy Allow { get; } = new("allow");

    /// <summary>Gets <c>deny</c>: only providers that do not collect user data.</summary>
    public static DataCollectionPolicy Deny { get; } = new("deny");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator DataCollectionPolicy(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
