using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How the model searches the web (<c>openrouter:web_search</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/server-tools/web-search"/>.</remarks>
public sealed class WebSearchToolSettings
{
    /// <summary>Gets or sets who searches.</summary>
    /// <value><see langword="null"/> (the default) means <c>auto</c>.</value>
    public SearchEngine? Engine { get; set; }

    /// <summary>Gets or sets the depth of the search.</summary>
    /// <value>A word of the engine, such as <c>fast</c> or <c>deep</c>; <see langword="null"/> (the default) leaves it to the
    /// engine.</value>
    public string? Mode { get; set; }

    /// <summary>Gets or sets how many results a search gives.</summary>
    /// <value>1 to 25; <see langword="null"/> (the default) means 5.</value>
    public int? MaxResults { get; set; }

    /// <summary>Gets or sets how many results all searches of a request give together.</summary>
    /// <value><see langword="null"/> (the default) means 50.</value>
    public int? MaxTotalResults { get; set; }

    /// <summary>Gets or sets how often the model may search in a request.</summary>
    /// <value><see langword="null"/> (the default) sets no limit. Beyond it the tool answers with an error.</value>
    public int? MaxUses { get; set; }

    /// <summary>Gets or sets how much of each result is given to the model.</summary>
    /// <value>Characters, 1 to 100000; <see langword="null"/> (the default) leaves it to <see cref="SearchContextSize"/>.</value>
    public int? MaxCharacters { get; set; }

    /// <summary>Gets or sets how much of what was found is given to the model.</summary>
    /// <value><c>low</c>, <c>medium</c> or <c>high</c>; <see langword="null"/> (the default) leaves it to the engine.</value>
    public string? SearchContextSize { get; set; }

    /// <summary>Gets or sets the only domains to search.</summary>
    /// <value><see langword="null"/> (the default) searches all. With most engines it excludes <see cref="ExcludedDomains"/>.</value>
    public IList<string>? AllowedDomains { get; set; }

    /// <summary>Gets or sets the domains to leave out.</summary>
    /// <value><see langword="null"/> (the default) leaves out none. With most engines it excludes <see cref="AllowedDomains"/>.</value>
    public IList<string>? ExcludedDomains { get; set; }

    /// <summary>Gets or sets where the user is, roughly.</summary>
    /// <value><see langword="null"/> (the default) tells nothing.</value>
    public UserLocation? UserLocation { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
