using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Embeddings;

namespace OpenRouter.AI;

/// <summary>Embeddings of contents of any kind, by the same engine as those of texts.</summary>
internal sealed class MultimodalEmbeddingGenerator(OpenRouterClient client, string? model, int? dimensions)
    : IEmbeddingGenerator<AIContent, Embedding<float>>
{
    private readonly EmbeddingEngine _engine = new(client, model, dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<AIContent> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        _engine.GenerateAsync(values, ContentForm.Instance, options, this, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => _engine.GetService(serviceType, serviceKey, this);

    public void Dispose()
    {
        // The client is shared.
    }
}
