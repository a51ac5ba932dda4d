using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>Searches the web once before the model answers, and gives it what was found (<c>web</c>).</summary>
/// <remarks>The service prefers the server tool <c>openrouter:web_search</c>, with which the model itself decides when to search. Paid
/// per search.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins/web-search"/>.</remarks>
public sealed class WebSearchPlugin : OpenRouterPlugin
{
    internal const string PluginId = "web";

    /// <inheritdoc/>
    public override string Id => PluginId;

    /// <summary>Gets or sets who searches.</summary>
    /// <value><see langword="null"/> (the default) takes the search of the model's provider if it has one, otherwise Exa.</value>
    public SearchEngine? Engine { get; set; }

    /// <summary>Gets or sets the depth of the search.</summary>
    /// <value>A word of the engine, such as <c>fast</c> or <c>deep</c>; <see langword="null"/> (the default) leaves it to the
    /// engine.</value>
    public string? Mode { get; set; }

    /// <summary>Gets or sets how many results a search gives.</summary>
    /// <value><see langword="null"/> (the default) means 5.</value>
    public int? MaxResults { get; set; }

    /// <summary>Gets or sets how often the model may search in a turn.</summary>
    /// <value><see langword="null"/> (the default) sets no limit. Only where the provider supports it.</value>
    public int? MaxUses { get; set; }

    /// <summary>Gets or sets the text that introduces the results to the model.</summary>
    /// <value><see langword="null"/> (the default) takes the text of the service.</value>
    public string? SearchPrompt { get; set; }

    /// <summary>Gets or sets the only domains to search.</summary>
    /// <value><see langword="null"/> (the default) searches all. Wildcards and paths are allowed.</value>
    public IList<string>? IncludeDomains { get; set; }

    /// <summary>Gets or sets the domains to leave out.</summary>
    /// <value><see langword="null"/> (the default) leaves out none. Wildcards and paths are allowed.</value>
    public IList<string>? ExcludeDomains { get; set; }

    /// <summary>Gets or sets where the user is, roughly.</summary>
    /// <value><see langword="null"/> (the default) tells nothing.</value>
    public UserLocation? UserLocation { get; set; }
}
