using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>Which providers may serve a request, and in which order they are tried (<c>provider</c>).</summary>
/// <remarks>Everything is <see langword="null"/> by default and then not sent. A provider is named by its slug: <c>google-vertex</c>
/// means each of its endpoints, <c>google-vertex/us-east5</c> or <c>deepinfra/turbo</c> exactly one. Where no provider is left, the
/// request fails with 404.
/// Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
public sealed class ProviderRouting
{
    /// <summary>Gets or sets the provider slugs in the order to try.</summary>
    /// <value><see langword="null"/> (the default) leaves the order to the service. An order turns load balancing off.</value>
    public IList<string>? Order { get; set; }

    /// <summary>Gets or sets whether other providers may serve when the first, or those of <see cref="Order"/>, cannot.</summary>
    /// <value><see langword="null"/> (the default) means that they may; <see langword="false"/> hands out the provider's error
    /// instead.</value>
    public bool? AllowFallbacks { get; set; }

    /// <summary>Gets or sets whether only endpoints that support every parameter of the request may serve it.</summary>
    /// <value><see langword="null"/> (the default) means that an endpoint silently ignores what it does not know.</value>
    public bool? RequireParameters { get; set; }

    /// <summary>Gets or sets whether providers that store or train on prompts may serve.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the account.</value>
    public DataCollectionPolicy? DataCollection { get; set; }

    /// <summary>Gets or sets whether only endpoints with zero data retention may serve.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the account; the account's own demand stays in force.</value>
    public bool? Zdr { get; set; }

    /// <summary>Gets or sets whether only models whose author allows distillation may serve.</summary>
    /// <value><see langword="null"/> (the default) does not ask.</value>
    public bool? EnforceDistillableText { get; set; }

    /// <summary>Gets or sets the slugs of the only providers that may serve.</summary>
    /// <value><see langword="null"/> (the default) allows all. The list of the account is merged in.</value>
    public IList<string>? Only { get; set; }

    /// <summary>Gets or sets the slugs of providers that must not serve.</summary>
    /// <value><see langword="null"/> (the default) bars none. The list of the account is merged in.</value>
    public IList<string>? Ignore { get; set; }

    /// <summary>Gets or sets the precisions that are acceptable.</summary>
    /// <value><see langword="null"/> (the default) accepts all.</value>
    public IList<Quantization>? Quantizations { get; set; }

    /// <summary>Gets or sets what the endpoints are sorted by.</summary>
    /// <value><see langword="null"/> (the default) balances by price and uptime. Sorting turns load balancing off.</value>
    public ProviderSort? Sort { get; set; }

    /// <summary>Gets or sets the speed to prefer, in tokens per second.</summary>
    /// <value><see langword="null"/> (the default) has no preference. Slower endpoints are tried last, not barred.</value>
    public PerformanceTarget? PreferredMinThroughput { get; set; }

    /// <summary>Gets or sets the time to the first token to prefer, in seconds.</summary>
    /// <value><see langword="null"/> (the default) has no preference. Slower endpoints are tried last, not barred.</value>
    public PerformanceTarget? PreferredMaxLatency { get; set; }

    /// <summary>Gets or sets the highest prices to accept.</summary>
    /// <value><see langword="null"/> (the default) sets no limit. Endpoints above it are barred.</value>
    public MaxPrice? MaxPrice { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
