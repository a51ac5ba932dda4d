using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Embeddings;

namespace OpenRouter.AI;

/// <summary>What the generators of embeddings share, whatever they embed.</summary>
internal sealed class EmbeddingEngine
{
    private readonly string? _model;
    private readonly int? _dimensions;
    private readonly EmbeddingGeneratorMetadata _metadata;

    internal EmbeddingEngine(OpenRouterClient client, string? model, int? dimensions)
    {
        if (model is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(model);
        }

        Client = client;
        _model = model;
        _dimensions = Checked(dimensions);
        _metadata = new EmbeddingGeneratorMetadata("openrouter", client.Transport.Endpoint, model, dimensions);
    }

    internal OpenRouterClient Client { get; }

    internal static int? Checked(int? dimensions) => dimensions is < 1
        ? throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, "A vector has at least one dimension.")
        : dimensions;

    internal async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync<TInput>(
        IEnumerable<TInput> values,
        IInputForm<TInput> form,
        EmbeddingGenerationOptions? options,
        IEmbeddingGenerator generator,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values is IReadOnlyCollection<TInput> or ICollection<TInput>)
        {
            Check(values, form);
        }

        EmbeddingRequest request = EmbeddingRequest.Of(options, _model, _dimensions, generator);
        OpenRouterClientOptions settings = Client.Settings;
        using EmbeddingBatches<TInput> batches = new(values, request, form, settings.MaxEmbeddingBatchSize, settings.MaxEmbeddingBatchBytes);
        EmbeddingRun<TInput> run = new(batches, new EmbeddingSender(Client, request), settings.MaxParallelEmbeddingRequests);
        IReadOnlyList<EmbeddingPart> parts = await run.SendAsync(cancellationToken).ConfigureAwait(false);
        return EmbeddingResult.Join(parts, request.Model, settings.TimeProvider.GetUtcNow());
    }

    internal object? GetService(Type serviceType, object? serviceKey, IEmbeddingGenerator generator)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType == typeof(OpenRouterClient) ? Client
            : serviceType.IsInstanceOfType(generator) ? generator
            : null;
    }

    /// <summary>A collection can be looked through before anything is sent, and billed.</summary>
    private static void Check<TInput>(IEnumerable<TInput> values, IInputForm<TInput> form)
    {
        int position = 0;
        foreach (TInput value in values)
        {
            form.Size(value, position++);
        }
    }
}
