using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>Lets the model read the web pages it names (<c>web-fetch</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/plugins"/>.</remarks>
public sealed class WebFetchPlugin : OpenRouterPlugin
{
    internal const string PluginId = "web-fetch";

    /// <inheritdoc/>
    public override string Id => PluginId;

    /// <summary>Gets or sets the only domains to read from.</summary>
    /// <value><see langword="null"/> (the default) allows all.</value>
    public IList<string>? AllowedDomains { get; set; }

    /// <summary>Gets or sets the domains never to read from.</summary>
    /// <value><see langword="null"/> (the default) blocks none.</value>
    public IList<string>? BlockedDomains { get; set; }

    /// <summary>Gets or sets how many pages a request may read.</summary>
    /// <value><see langword="null"/> (the default) sets no limit. Beyond it the tool answers with an error.</value>
    public int? MaxUses { get; set; }

    /// <summary>Gets or sets where a page is cut off.</summary>
    /// <value>Tokens, roughly; <see langword="null"/> (the default) sets no limit.</value>
    public int? MaxContentTokens { get; set; }
}
