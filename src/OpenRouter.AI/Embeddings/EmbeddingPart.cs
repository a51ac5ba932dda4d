using System.Text.Json;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Embeddings;

/// <summary>The answer to one request of a call.</summary>
/// <param name="Vectors">The vectors in the order of the inputs.</param>
internal sealed record EmbeddingPart(float[][] Vectors)
{
    /// <summary>Gets the model in the words of the answer; null when it does not say.</summary>
    internal string? Model { get; init; }

    internal string? Provider { get; init; }

    internal string? GenerationId { get; init; }

    internal AnswerUsage? Usage { get; init; }

    internal JsonElement? Routing { get; init; }

    internal AnswerHeaders Headers { get; init; }
}
