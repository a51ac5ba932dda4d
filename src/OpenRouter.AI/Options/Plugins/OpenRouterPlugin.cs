using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

/// <summary>Something OpenRouter does with a request before or after the model (<c>plugins</c>).</summary>
/// <remarks>A plugin that has no class here is a <see cref="CustomPlugin"/>.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins"/>.</remarks>
[JsonConverter(typeof(PluginConverter))]
public abstract class OpenRouterPlugin
{
    private protected OpenRouterPlugin()
    {
    }

    /// <summary>Gets the word that chooses the plugin.</summary>
    [JsonPropertyOrder(-2)]
    public abstract string Id { get; }

    /// <summary>Gets or sets whether the plugin runs.</summary>
    /// <value><see langword="false"/> switches off what the account or the service has on; <see langword="null"/> (the default) means
    /// on.</value>
    [JsonPropertyOrder(-1)]
    public bool? Enabled { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
