using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Examples.SemanticSearch;

/// <summary>Passages with their vectors, in memory.</summary>
internal sealed class SearchIndex
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly IReadOnlyList<Passage> _passages;
    private readonly GeneratedEmbeddings<Embedding<float>> _vectors;

    private SearchIndex(
        IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<Passage> passages, GeneratedEmbeddings<Embedding<float>> vectors)
    {
        _generator = generator;
        _passages = passages;
        _vectors = vectors;
    }

    /// <summary>Gets what the index has cost.</summary>
    internal string Cost => $"{_vectors.Usage?.InputTokenCount ?? 0} tokens, ${_vectors.GetOpenRouterMetadata()?.Cost ?? 0}";

    /// <summary>Gets the length of the vectors.</summary>
    internal int Dimensions => _vectors[0].Vector.Length;

    /// <summary>
    /// Embeds all passages in one call. The generator takes them as it needs them and sends them in batches, so that counting what it has
    /// taken shows how far it is.
    /// </summary>
    internal static async Task<SearchIndex> BuildAsync(
        IEmbeddingGenerator<string, Embedding<float>> generator, IReadOnlyList<Passage> passages, Action<int> taken, CancellationToken cancellationToken)
    {
        GeneratedEmbeddings<Embedding<float>> vectors = await generator.GenerateAsync(Contents(), cancellationToken: cancellationToken);
        return new SearchIndex(generator, passages, vectors);

        IEnumerable<string> Contents()
        {
            for (int index = 0; index < passages.Count; index++)
            {
                yield return passages[index].Content;
                taken(index + 1);
            }
        }
    }

    /// <summary>Finds the passages nearest to a question, best first.</summary>
    internal async Task<List<(Passage Passage, float Score)>> FindAsync(string question, int count, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<float> wanted = await _generator.GenerateVectorAsync(question, cancellationToken: cancellationToken);
        return [.. _passages
            .Select((passage, index) => (passage, Score: TensorPrimitives.CosineSimilarity(wanted.Span, _vectors[index].Vector.Span)))
            .OrderByDescending(static found => found.Score)
            .Take(count)];
    }
}
