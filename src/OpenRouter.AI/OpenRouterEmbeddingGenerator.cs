using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Embeddings;

namespace OpenRouter.AI;

/// <summary>An <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> over OpenRouter's <c>POST /embeddings</c>. Thread-safe.</summary>
/// <remarks>
/// OpenRouter's own request fields are set with <see cref="OpenRouterEmbeddingOptionsExtensions.WithOpenRouter"/>, its own answers are read
/// with <see cref="OpenRouterResponseExtensions"/>. Every failure that the service reports is an <see cref="OpenRouterException"/>, whatever
/// the road it came by; an answer that does not fit the inputs is one too.
/// Source: <see href="https://openrouter.ai/docs/api/reference/embeddings"/>.
/// </remarks>
public sealed class OpenRouterEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingEngine _engine;
    private readonly bool _ownsClient;

    /// <summary>Initializes a generator with connections of its own.</summary>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>).</param>
    /// <param name="model">The model that requests are for unless their options name another, such as <c>openai/text-embedding-3-small</c>.</param>
    /// <param name="dimensions">How many numbers a vector has unless the options say otherwise; null (the default) sends nothing.</param>
    /// <exception cref="ArgumentException">The key or the model is null, empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is less than 1.</exception>
    public OpenRouterEmbeddingGenerator(string apiKey, string model, int? dimensions = null)
        : this(model: Required(model), dimensions: EmbeddingEngine.Checked(dimensions), client: new OpenRouterClient(apiKey), ownsClient: true)
    {
    }

    internal OpenRouterEmbeddingGenerator(OpenRouterClient client, string? model, int? dimensions, bool ownsClient)
    {
        _engine = new EmbeddingEngine(client, model, dimensions);
        _ownsClient = ownsClient;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The values are enumerated once, while requests are under way. A value that is null or empty is an <see cref="ArgumentException"/>: at
    /// once when the values are a collection, and otherwise when it is met. When one request fails, the others are cancelled.
    /// </remarks>
    /// <exception cref="OpenRouterException">The service reported a failure, could not be reached, or gave an answer that does not fit.</exception>
    /// <exception cref="InvalidOperationException">No model is named.</exception>
    /// <exception cref="NotSupportedException">An option was set that embeddings do not have; the message names it.</exception>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        _engine.GenerateAsync(values, TextForm.Instance, options, this, cancellationToken);

    /// <inheritdoc/>
    object? IEmbeddingGenerator.GetService(Type serviceType, object? serviceKey) => _engine.GetService(serviceType, serviceKey, this);

    /// <summary>Closes the connections that this generator made for itself; those of a shared <see cref="OpenRouterClient"/> are left alone.</summary>
    public void Dispose()
    {
        if (_ownsClient)
        {
            _engine.Client.Dispose();
        }
    }

    private static string Required(string? model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return model!;
    }
}
