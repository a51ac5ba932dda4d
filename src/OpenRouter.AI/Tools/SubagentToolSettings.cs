using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>A model to which the model may hand over tasks (<c>openrouter:subagent</c>).</summary>
/// <remarks>A request may have several; only one may be without a name.
/// Source: <see href="https://openrouter.ai/docs/guides/features/server-tools"/>.</remarks>
public sealed class SubagentToolSettings
{
    /// <summary>Gets or sets the model that works on the tasks.</summary>
    /// <value>A slug; <see langword="null"/> (the default) takes the model of the request.</value>
    public string? Model { get; set; }

    /// <summary>Gets or sets what the model knows the subagent by.</summary>
    /// <value>Up to 64 letters, digits, spaces, dashes and underscores; <see langword="null"/> (the default) makes it the default
    /// subagent.</value>
    public string? Name { get; set; }

    /// <summary>Gets or sets the subagent's system prompt.</summary>
    /// <value><see langword="null"/> (the default) gives none.</value>
    public string? Instructions { get; set; }

    /// <summary>Gets or sets the tools of the subagent.</summary>
    /// <value>Server tools other than the subagent itself; <see langword="null"/> (the default) gives none.</value>
    public IList<OpenRouterServerTool>? Tools { get; set; }

    /// <summary>Gets or sets how many tool steps the subagent may take.</summary>
    /// <value>1 to 25; <see langword="null"/> (the default) leaves it to the service.</value>
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
