using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How the model reads web pages (<c>openrouter:web_fetch</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/server-tools"/>.</remarks>
public sealed class WebFetchToolSettings
{
    /// <summary>Gets or sets who fetches.</summary>
    /// <value><see langword="null"/> (the default) means <c>auto</c>.</value>
    public SearchEngine? Engine { get; set; }

    /// <summary>Gets or sets how many pages the model may read in a request.</summary>
    /// <value><see langword="null"/> (the default) sets no limit. Beyond it the tool answers with an error.</value>
    public int? MaxUses { get; set; }

    /// <summary>Gets or sets where a page is cut off.</summary>
    /// <value>Tokens, roughly; <see langword="null"/> (the default) sets no limit.</value>
    public int? MaxContentTokens { get; set; }

    /// <summary>Gets or sets the only domains to read from.</summary>
    /// <value><see langword="null"/> (the default) allows all.</value>
    public IList<string>? AllowedDomains { get; set; }

    /// <summary>Gets or sets the domains never to read from.</summary>
    /// <value><see langword="null"/> (the default) blocks none.</value>
    public IList<string>? BlockedDomains { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
