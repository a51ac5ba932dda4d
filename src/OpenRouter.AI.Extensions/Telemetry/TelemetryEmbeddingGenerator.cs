using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Telemetry;

/// <summary>Tells activities and metrics of calls for embeddings. While nobody listens it passes calls on as they are.</summary>
internal sealed class TelemetryEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, TimeProvider time)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private readonly string? _model = inner.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId;

    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Instruments.IsListening
            ? ObserveAsync(values, options, cancellationToken)
            : InnerGenerator.GenerateAsync(values, options, cancellationToken);

    private async Task<GeneratedEmbeddings<Embedding<float>>> ObserveAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        using CallRecord record = new(time, options?.ModelId ?? _model);
        try
        {
            GeneratedEmbeddings<Embedding<float>> embeddings = await InnerGenerator.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);
            record.Add(embeddings.Usage, embeddings.GetOpenRouterMetadata());
            return embeddings;
        }
        catch (Exception exception)
        {
            record.Fail(exception);
            throw;
        }
    }
}
