using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>A stronger model that the model may ask for advice (<c>openrouter:advisor</c>).</summary>
/// <remarks>A request may have several; only one may be without a name.
/// Source: <see href="https://openrouter.ai/docs/guides/features/server-tools"/>.</remarks>
public sealed class AdvisorToolSettings
{
    /// <summary>Gets or sets the model that advises.</summary>
    /// <value>A slug; <see langword="null"/> (the default) lets the model choose, and takes the model of the request where it does
    /// not.</value>
    public string? Model { get; set; }

    /// <summary>Gets or sets what the model knows the advisor by.</summary>
    /// <value>Up to 64 letters, digits, spaces, dashes and underscores; <see langword="null"/> (the default) makes it the default
    /// advisor.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the advisor's system prompt.</summary>
    /// <value><see langword="null"/> (the default) gives none.</value>
    public string? Instructions { get; set; }

    /// <summary>Gets or sets whether the advisor sees the whole conversation.</summary>
    /// <value><see langword="null"/> (the default) shows it only what the model writes to it.</value>
    public bool? ForwardTranscript { get; set; }

    /// <summary>Gets or sets whether the advice is streamed.</summary>
    /// <value>Has an effect on the responses endpoint alone; <see langword="null"/> (the default) gives it at the end.</value>
    public bool? Stream { get; set; }

    /// <summary>Gets or sets how many tool steps the advisor may take.</summary>
    /// <value>At most 25; <see langword="null"/> (the default) leaves it to the service.</value>
    public int? MaxToolCalls { get; set; }

    /// <summary>Gets or sets the sampling temperature of the inner calls.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the provider.</value>
    public double? Temperature { get; set; }

    /// <summary>Gets or sets the output limit of an inner call, reasoning included.</summary>
    /// <value>Tokens; <see langword="null"/> (the default) leaves it to the provider.</value>
    public int? MaxCompletionTokens { get; set; }

    /// <summary>Gets or sets how hard the inner calls think.</summary>
    /// <value>Effort and budget are understood; <see langword="null"/> (the default) leaves it to the model.</value>
    public ReasoningSettings? Reasoning { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
