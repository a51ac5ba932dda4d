using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Embeddings;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>The emulated models. Each emulator has its own, since some scenarios remember what they answered.</summary>
internal sealed class ModelCatalog
{
    internal const string Default = "emulator/echo";

    private static readonly HashSet<string> Variants = ["free", "extended", "thinking", "exacto", "nitro", "floor", "online", "batch"];

    private readonly Dictionary<string, EmulatedModel> _byName = [];

    internal ModelCatalog()
    {
        Models = [.. ScenarioModels.All(), .. KnownModels.All()];
        foreach (EmulatedModel model in Models)
        {
            _byName[model.Id] = model;
            _byName[model.Slug] = model;
        }
    }

    /// <summary>Gets the models that answer messages.</summary>
    internal IReadOnlyList<EmulatedModel> Models { get; }

    /// <summary>Gets the models that turn inputs into vectors.</summary>
    internal IReadOnlyList<EmulatedModel> Embedders { get; } = [.. EmbeddingModels.All.Select(static model => model.Listed)];

    /// <summary>Finds a model that answers messages by its id or slug, with or without a variant; <see langword="null"/> when there is none.</summary>
    internal EmulatedModel? Find(string id)
    {
        int colon = id.LastIndexOf(':');
        string variant = colon < 0 ? string.Empty : id[(colon + 1)..];
        if (!_byName.TryGetValue(colon < 0 ? id : id[..colon], out EmulatedModel? model) || (colon >= 0 && !Variants.Contains(variant)))
        {
            return null;
        }

        return variant == "free"
            ? model with { Id = id, Name = model.Name + " (free)", PromptPrice = 0, CompletionPrice = 0 }
            : model with { Id = id };
    }
}
