using System;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>A plugin that is newer than this package: an id, and raw options in
/// <see cref="OpenRouterPlugin.AdditionalProperties"/>.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/plugins"/>.</remarks>
public sealed class CustomPlugin : OpenRouterPlugin
{
    /// <summary>Chooses the plugin.</summary>
    /// <param name="id">The word that chooses it, as the service documents it.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is null, empty or white space.</exception>
    [JsonConstructor]
    public CustomPlugin(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
    }

    /// <inheritdoc/>
    public override string Id { get; }
}
