using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>Who searches or fetches web pages for the model.</summary>
/// <remarks>Not every engine is available for every tool and plugin.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins/web-search"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<SearchEngine>))]
public readonly record struct SearchEngine : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public SearchEngine(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>auto</c>: the search of the model's provider if it has one, otherwise Exa.</summary>
    public static SearchEngine Auto { get; } = new("auto");

    /// <summary>Gets <c>native</c>: the search of the model's provider.</summary>
    public static SearchEngine Native { get; } = new("native");

    /// <summary>Gets <c>exa</c>: Exa.</summary>
    public static SearchEngine Exa { get; } = new("exa");

    /// <summary>Gets <c>firecrawl</c>: Firecrawl.</summary>
    public static SearchEngine Firecrawl { get; } = new("firecrawl");

    /// <summary>Gets <c>parallel</c>: Parallel.</summary>
    public static SearchEngine Parallel { get; } = new("parallel");

    /// <summary>Gets <c>perplexity</c>: Perplexity.</summary>
    public static SearchEngine Perplexity { get; } = new("perplexity");

    /// <summary>Gets <c>openrouter</c>: OpenRouter itself; only for fetching.</summary>
    public static SearchEngine OpenRouter { get; } = new("openrouter");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is sent.</param>
    public static implicit operator SearchEngine(string value) => new(value);

    /// <summary>Returns the word as it is sent.</summary>
    public override string ToString() => Value;
}
