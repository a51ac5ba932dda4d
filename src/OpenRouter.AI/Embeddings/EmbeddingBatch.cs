using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings;

/// <summary>The inputs of one request; <paramref name="start"/> is the position of the first one among those of the call.</summary>
internal sealed class EmbeddingBatch(int start)
{
    /// <summary>Gets the body. Whoever sends it disposes it.</summary>
    internal WireBody Body { get; } = new();

    internal int Count { get; set; }

    /// <summary>Gets the position of the next input.</summary>
    internal int End => start + Count;

    /// <summary>Names the batch in the message of a failure; positions count from zero.</summary>
    internal string Describe() => Count == 1 ? $"Input {start}" : $"Inputs {start} to {End - 1}";
}
