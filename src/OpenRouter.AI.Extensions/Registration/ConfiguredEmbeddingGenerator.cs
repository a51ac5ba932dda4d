using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Registration;

/// <summary>A generator whose requests are completed by what the configuration says at the time.</summary>
internal sealed class ConfiguredEmbeddingGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner, ConfiguredClient configured, string? model, int? dimensions)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GenerateAsync(values, Complete(options), cancellationToken);

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        object? service = base.GetService(serviceType, serviceKey);
        return service is EmbeddingGeneratorMetadata metadata
            ? new EmbeddingGeneratorMetadata(
                metadata.ProviderName,
                metadata.ProviderUri,
                metadata.DefaultModelId ?? configured.Options.EmbeddingModel,
                metadata.DefaultModelDimensions ?? configured.Options.EmbeddingDimensions)
            : service;
    }

    private EmbeddingGenerationOptions? Complete(EmbeddingGenerationOptions? options)
    {
        string? otherModel = model is null && options?.ModelId is null ? configured.Options.EmbeddingModel : null;
        int? otherDimensions = dimensions is null && options?.Dimensions is null ? configured.Options.EmbeddingDimensions : null;
        if (otherModel is null && otherDimensions is null)
        {
            return options;
        }

        EmbeddingGenerationOptions completed = options?.Clone() ?? new EmbeddingGenerationOptions();
        completed.ModelId ??= otherModel;
        completed.Dimensions ??= otherDimensions;
        return completed;
    }
}
