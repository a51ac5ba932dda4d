using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>Options for models with a search of their own (<c>web_search_options</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/plugins/web-search"/>.</remarks>
public sealed class WebSearchOptions
{
    /// <summary>Gets or sets how much of what was found is given to the model.</summary>
    /// <value><c>low</c>, <c>medium</c> or <c>high</c>; <see langword="null"/> (the default) leaves it to the provider.</value>
    public string? SearchContextSize { get; set; }

    /// <summary>Gets or sets where the user is, roughly.</summary>
    /// <value><see langword="null"/> (the default) tells nothing.</value>
    public UserLocation? UserLocation { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
