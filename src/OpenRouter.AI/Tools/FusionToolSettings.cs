using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>A panel of models whose answers the model may compare (<c>openrouter:fusion</c>).</summary>
/// <remarks>Each model of the panel is billed.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins/fusion"/>.</remarks>
public sealed class FusionToolSettings
{
    /// <summary>Gets or sets the models of the panel.</summary>
    /// <value>1 to 8 slugs; <see langword="null"/> (the default) takes those of the service.</value>
    public IList<string>? AnalysisModels { get; set; }

    /// <summary>Gets or sets the model that compares the answers.</summary>
    /// <value>A slug; <see langword="null"/> (the default) takes the model of the request.</value>
    public string? Model { get; set; }

    /// <summary>Gets or sets how many tool steps each model may take.</summary>
    /// <value>1 to 16; <see langword="null"/> (the default) means 4.</value>
    public int? MaxToolCalls { get; set; }

    /// <summary>Gets or sets the tools of the panel.</summary>
    /// <value>At most 8 server tools, empty for none; <see langword="null"/> (the default) means web search and web fetch.</value>
    public IList<OpenRouterServerTool>? Tools { get; set; }

    /// <summary>Gets or sets the cache mark of the inner calls.</summary>
    /// <value><see langword="null"/> (the default) sets none.</value>
    public CacheControl? CacheControl { get; set; }

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
