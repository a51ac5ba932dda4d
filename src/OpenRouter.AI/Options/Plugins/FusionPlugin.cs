using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>Asks several models at once and has one of them write the answer (<c>fusion</c>).</summary>
/// <remarks>Each model of the panel is billed.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins/fusion"/>.</remarks>
public sealed class FusionPlugin : OpenRouterPlugin
{
    internal const string PluginId = "fusion";

    /// <inheritdoc/>
    public override string Id => PluginId;

    /// <summary>Gets or sets a ready-made panel.</summary>
    /// <value><c>general-high</c>, <c>general-budget</c> or <c>general-fast</c>; <see langword="null"/> (the default) takes the models
    /// below. They win over the preset.</value>
    public string? Preset { get; set; }

    /// <summary>Gets or sets the models of the panel.</summary>
    /// <value>1 to 8 slugs; <see langword="null"/> (the default) takes those of the service.</value>
    public IList<string>? AnalysisModels { get; set; }

    /// <summary>Gets or sets the model that compares and writes.</summary>
    /// <value><see langword="null"/> (the default) takes the first of the panel that the service proposes.</value>
    public string? Model { get; set; }

    /// <summary>Gets or sets how many tool steps each model may take.</summary>
    /// <value>1 to 16; <see langword="null"/> (the default) means 4.</value>
    public int? MaxToolCalls { get; set; }

    /// <summary>Gets or sets the server tools of the panel.</summary>
    /// <value>At most 8, empty for none; <see langword="null"/> (the default) means web search and web fetch.</value>
    public IList<FusionTool>? Tools { get; set; }
}
