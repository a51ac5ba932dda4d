using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>A server tool for the models of a fusion panel.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/plugins/fusion"/>.</remarks>
public sealed class FusionTool
{
    /// <summary>Gets or sets the type of the tool.</summary>
    /// <value>For example <c>openrouter:web_search</c>.</value>
    public string Type { get; set; } = "";

    /// <summary>Gets or sets the options of the tool.</summary>
    /// <value><see langword="null"/> (the default) sends none.</value>
    public IDictionary<string, JsonElement>? Parameters { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
