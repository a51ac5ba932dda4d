using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Models;

/// <summary>Models with a way to find one by its names. An id comes before a permanent name, which several variants may share.</summary>
internal sealed class ModelIndex
{
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

    internal OpenRouterModel? Find(string name) => _byName.TryGetValue(name, out OpenRouterModel? model) ? model : null;
}
