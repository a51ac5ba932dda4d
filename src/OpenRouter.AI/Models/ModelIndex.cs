using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Models;

/// <summary>Models with a way to find one by its names. An id comes before a permanent name, which several variants may share.</summary>
internal sealed class ModelIndex
{
    // Variants that are ways to choose a provider. The others (free, extended, thinking, …) are models of their own.
    private static readonly string[] RoutingVariants = [":nitro", ":floor", ":online", ":exacto"];

    private readonly Dictionary<string, OpenRouterModel> _byName = new(StringComparer.OrdinalIgnoreCase);

    internal ModelIndex(IReadOnlyList<OpenRouterModel> models)
    {
        Models = models;
        foreach (OpenRouterModel model in models)
        {
            _byName[model.Id] = model;
        }

        foreach (OpenRouterModel model in models)
        {
            if (model.CanonicalSlug is { } slug && !_byName.ContainsKey(slug))
            {
                _byName[slug] = model;
            }
        }
    }

    internal IReadOnlyList<OpenRouterModel> Models { get; }

    /// <summary>Finds a model by a name; variants that only choose among providers are passed over. Null when there is none.</summary>
    internal OpenRouterModel? Find(string name)
    {
        if (_byName.TryGetValue(name, out OpenRouterModel? model))
        {
            return model;
        }

        string? variant = Array.Find(RoutingVariants, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        return variant is not null && _byName.TryGetValue(name[..^variant.Length], out model) ? model : null;
    }

    /// <summary>Finds the model that a variant is one of, whichever variant: catalogs do not list them all. Null when there is none.</summary>
    internal OpenRouterModel? FindBase(string name)
    {
        int colon = name.LastIndexOf(':');
        return colon > 0 && _byName.TryGetValue(name[..colon], out OpenRouterModel? model) ? model : null;
    }
}
