using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>Whether providers that store or train on prompts may serve a request.</summary>
/// <param name="Value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
/// <remarks>Without a provider that complies the request fails with 404.
/// Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<DataCollectionPolicy>))]
public readonly record struct DataCollectionPolicy(string Value) : IOpenString
{
    /// <summary>Gets <c>allow</c>: every provider, the default of the service.</summary>
    public static DataCollectionPolicy Allow { get; } = new("allow");

    /// <summary>Gets <c>deny</c>: only providers that do not collect user data.</summary>
    public static DataCollectionPolicy Deny { get; } = new("deny");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator DataCollectionPolicy(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value ?? "";
}
