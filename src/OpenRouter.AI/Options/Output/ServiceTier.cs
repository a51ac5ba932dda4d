using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>The processing tier that a request asks for.</summary>
/// <remarks>The tier that was really used is in <see cref="OpenRouterResponseMetadata.ServiceTier"/>.
/// Source: <see href="https://openrouter.ai/docs/api/reference/parameters"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<ServiceTier>))]
public readonly record struct ServiceTier : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ServiceTier(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>auto</c>: the service chooses.</summary>
    public static ServiceTier Auto { get; } = new("auto");

    /// <summary>Gets <c>default</c>: normal price and speed.</summary>
    public static ServiceTier Default { get; } = new("default");

    /// <summary>Gets <c>flex</c>: cheaper and slower; only flex endpoints, never another tier in their place.</summary>
    public static ServiceTier Flex { get; } = new("flex");

    /// <summary>Gets <c>priority</c>: faster and dearer; may fall back to the default tier.</summary>
    public static ServiceTier Priority { get; } = new("priority");

    /// <summary>Gets <c>fast</c>: another word for <c>priority</c>.</summary>
    public static ServiceTier Fast { get; } = new("fast");

    /// <summary>Gets <c>scale</c>: capacity reserved with the provider.</summary>
    public static ServiceTier Scale { get; } = new("scale");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator ServiceTier(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
