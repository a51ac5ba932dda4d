using System;
using System.Collections.Generic;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Embeddings;

/// <summary>A model that turns inputs into vectors. Only name, size and price are lifelike.</summary>
/// <param name="Id">The name used in requests.</param>
/// <param name="Name">The display name.</param>
/// <param name="Dimensions">The length of its vectors.</param>
/// <param name="Price">US dollars per token.</param>
internal sealed record EmbeddingModel(string Id, string Name, int Dimensions, decimal Price)
{
    /// <summary>Gets whether it can give shorter vectors.</summary>
    internal bool Shortens { get; init; } = true;

    internal int ContextLength { get; init; } = 8192;

    internal IReadOnlyList<string> Inputs { get; init; } = ["text"];

    /// <summary>Gets it as the catalog lists it; requests for an answer do not find it.</summary>
    internal EmulatedModel Listed =>
        new(Id, Id, Name, "A local stand-in: similar texts have similar vectors, and no model is asked.", new EchoScenario())
        {
            Input = Inputs,
            Output = ["embeddings"],
            PromptPrice = Price,
            CompletionPrice = 0,
            ContextLength = ContextLength,
            MaxCompletionTokens = null,
            Parameters = [],
        };

    /// <summary>Gets the name that answers carry, which lacks the author.</summary>
    internal string UpstreamName => Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
