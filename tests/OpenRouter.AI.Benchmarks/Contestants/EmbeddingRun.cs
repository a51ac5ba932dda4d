using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Benchmarks.Memory;
using OpenRouter.AI.Benchmarks.Traffic;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>Embeds texts through a generator, as an application does.</summary>
internal sealed class EmbeddingRun(
    IReadOnlyList<string> inputs, IEmbeddingGenerator<string, Embedding<float>> generator, MemoryHandler handler, IDisposable owner) : IContestantRun
{
    public async Task<long> RunAsync()
    {
        long weight = 0;
        foreach (Embedding<float> embedding in await generator.GenerateAsync(inputs).ConfigureAwait(false))
        {
            weight += embedding.Vector.Length;
        }

        return weight;
    }

    public async Task<object> KeepAsync() => await generator.GenerateAsync(inputs).ConfigureAwait(false);

    public async Task<Handed> ReadAsync()
    {
        GeneratedEmbeddings<Embedding<float>> embeddings = await generator.GenerateAsync(inputs).ConfigureAwait(false);
        return new Handed(EmbeddingTraffic.Digest(embeddings.Select(embedding => embedding.Vector)), "", [], handler.RequestBytes);
    }

    public void Dispose()
    {
        generator.Dispose();
        owner.Dispose();
        handler.Dispose();
    }
}
