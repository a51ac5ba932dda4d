using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

/// <summary>What the endpoints that could serve a request are sorted by (<c>provider.sort</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
[JsonConverter(typeof(ProviderSortConverter))]
public readonly record struct ProviderSort
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="by">The measure as it is sent. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="by"/> is null.</exception>
    public ProviderSort(string by)
    {
        ArgumentNullException.ThrowIfNull(by);
        By = by;
    }

    /// <summary>Gets the measure as it is sent.</summary>
    /// <value>Empty for the default of the type.</value>
    public string By { get => field ?? ""; init; }

    /// <summary>Gets what is sorted by itself.</summary>
    /// <value><c>model</c> sorts the endpoints of each model by themselves, <c>none</c> sorts those of all fallback models together;
    /// <see langword="null"/> (the default) means <c>model</c>.</value>
    public string? Partition { get; init; }

    /// <summary>Gets <c>price</c>: the cheapest first.</summary>
    public static ProviderSort Price { get; } = new("price");

    /// <summary>Gets <c>throughput</c>: the most tokens per second first.</summary>
    public static ProviderSort Throughput { get; } = new("throughput");

    /// <summary>Gets <c>latency</c>: the quickest first token first.</summary>
    public static ProviderSort Latency { get; } = new("latency");

    /// <summary>Gets <c>exacto</c>: the most reliable tool calls first.</summary>
    public static ProviderSort Exacto { get; } = new("exacto");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="by">The measure as it is sent.</param>
    public static implicit operator ProviderSort(string by) => new(by);
}
