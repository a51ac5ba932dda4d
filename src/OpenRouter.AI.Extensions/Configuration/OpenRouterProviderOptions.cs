using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>Which providers may serve, in the plain values of a configuration. See <see cref="ProviderRouting"/> for what they mean.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
public sealed class OpenRouterProviderOptions
{
    /// <summary>Gets the provider slugs in the order to try.</summary>
    /// <value>Empty by default: the service decides.</value>
    public IList<string> Order { get; } = [];

    /// <summary>Gets the slugs of the only providers that may serve.</summary>
    /// <value>Empty by default: all may.</value>
    public IList<string> Only { get; } = [];

    /// <summary>Gets the slugs of providers that must not serve.</summary>
    /// <value>Empty by default: none is barred.</value>
    public IList<string> Ignore { get; } = [];

    /// <summary>Gets the precisions that are acceptable, such as <c>fp8</c>.</summary>
    /// <value>Empty by default: all are.</value>
    public IList<string> Quantizations { get; } = [];

    /// <summary>Gets or sets whether other providers may serve when the first cannot.</summary>
    /// <value>Null (the default) means that they may.</value>
    public bool? AllowFallbacks { get; set; }

    /// <summary>Gets or sets whether only endpoints that support every parameter of the request may serve it.</summary>
    /// <value>Null (the default) does not ask for it.</value>
    public bool? RequireParameters { get; set; }

    /// <summary>Gets or sets whether providers that store or train on prompts may serve: <c>allow</c> or <c>deny</c>.</summary>
    /// <value>Null (the default) leaves it to the account.</value>
    public string? DataCollection { get; set; }

    /// <summary>Gets or sets whether only endpoints with zero data retention may serve.</summary>
    /// <value>Null (the default) leaves it to the account.</value>
    public bool? Zdr { get; set; }

    /// <summary>Gets or sets whether only models whose author allows distillation may serve.</summary>
    /// <value>Null (the default) does not ask for it.</value>
    public bool? EnforceDistillableText { get; set; }

    /// <summary>Gets or sets what the endpoints are sorted by: <c>price</c>, <c>throughput</c> or <c>latency</c>.</summary>
    /// <value>Null (the default) balances.</value>
    public string? Sort { get; set; }

    /// <summary>Gets or sets the speed to prefer.</summary>
    /// <value>Tokens per second; null (the default) has no preference.</value>
    public double? PreferredMinThroughput { get; set; }

    /// <summary>Gets or sets the time to the first token to prefer.</summary>
    /// <value>Seconds; null (the default) has no preference.</value>
    public double? PreferredMaxLatency { get; set; }

    /// <summary>Gets or sets the highest prices to accept.</summary>
    /// <value>Null (the default) sets no limit.</value>
    public OpenRouterMaxPriceOptions? MaxPrice { get; set; }
}
