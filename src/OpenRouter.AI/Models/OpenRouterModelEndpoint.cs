using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>One provider that serves a model: what it costs and how it is doing.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/endpoints/list-endpoints"/>.</remarks>
public sealed class OpenRouterModelEndpoint
{
    /// <summary>Gets the name of the endpoint.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Name { get; init; }

    /// <summary>Gets the permanent name of the model.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? ModelId { get; init; }

    /// <summary>Gets the name of the model, for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? ModelName { get; init; }

    /// <summary>Gets the provider.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? ProviderName { get; init; }

    /// <summary>Gets the word that <see cref="ProviderRouting.Order"/> and <see cref="ProviderRouting.Only"/> take.</summary>
    /// <value>For example <c>openai/priority</c>; <see langword="null"/> when the service did not say.</value>
    public string? Tag { get; init; }

    /// <summary>Gets how many tokens input and output may have together.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public int? ContextLength { get; init; }

    /// <summary>Gets how many tokens the output may have.</summary>
    /// <value><see langword="null"/> without a limit of its own.</value>
    public int? MaxCompletionTokens { get; init; }

    /// <summary>Gets how many tokens the input may have.</summary>
    /// <value><see langword="null"/> without a limit of its own.</value>
    public int? MaxPromptTokens { get; init; }

    /// <summary>Gets what it costs.</summary>
    /// <value>Never null; its prices are when they are not known.</value>
    public OpenRouterModelPricing Pricing { get; init; } = new();

    /// <summary>Gets how finely the weights are kept.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public Quantization? Quantization { get; init; }

    /// <summary>Gets the request fields that it understands.</summary>
    /// <value>Empty when the service did not say.</value>
    public IReadOnlyList<ModelParameter> SupportedParameters { get; init; } = [];

    /// <summary>Gets whether it caches prompts without being told.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? SupportsImplicitCaching { get; init; }

    /// <summary>Gets whether it can imitate a voice.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? SupportsVoiceCloning { get; init; }

    /// <summary>Gets how it is doing.</summary>
    /// <value>0 is well, a negative number is degraded or switched off; <see langword="null"/> when the service did not say.</value>
    public int? Status { get; init; }

    /// <summary>Gets how often it answered in the last five minutes.</summary>
    /// <value>Percent; <see langword="null"/> without traffic.</value>
    public double? UptimeLast5Minutes { get; init; }

    /// <summary>Gets how often it answered in the last half hour.</summary>
    /// <value>Percent; <see langword="null"/> without traffic.</value>
    public double? UptimeLast30Minutes { get; init; }

    /// <summary>Gets how often it answered in the last day.</summary>
    /// <value>Percent; <see langword="null"/> without traffic.</value>
    public double? UptimeLastDay { get; init; }

    /// <summary>Gets how long the first token took.</summary>
    /// <value>Milliseconds; <see langword="null"/> without traffic or without a key.</value>
    public OpenRouterPercentiles? LatencyLast30Minutes { get; init; }

    /// <summary>Gets how fast it wrote.</summary>
    /// <value>Tokens each second; <see langword="null"/> without traffic or without a key.</value>
    public OpenRouterPercentiles? ThroughputLast30Minutes { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }

    /// <summary>Gets whether it is well.</summary>
    /// <value>Whether <see cref="Status"/> is 0; <see langword="null"/> when the service did not say.</value>
    public bool? IsHealthy => Status is { } status ? status == 0 : null;
}
