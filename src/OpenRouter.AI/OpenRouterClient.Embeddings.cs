using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

public sealed partial class OpenRouterClient
{
    /// <summary>Gets a generator of embeddings of texts over <c>POST /embeddings</c>.</summary>
    /// <param name="model">
    /// The model that requests are for unless their options name another, such as <c>openai/text-embedding-3-small</c>. Null (the default)
    /// leaves it to the options; without a model there, a call fails with an <see cref="InvalidOperationException"/>.
    /// </param>
    /// <param name="dimensions">
    /// How many numbers a vector has unless the options say otherwise; few models can shorten theirs. Null (the default) sends nothing, and
    /// vectors have the length that the model gives them.
    /// </param>
    /// <returns>A generator that shares this one's connections. Disposing it does not dispose this one.</returns>
    /// <exception cref="ArgumentException"><paramref name="model"/> is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is less than 1.</exception>
    /// <remarks>
    /// Any number of texts can be given to one call. They are sent in requests of <see cref="OpenRouterClientOptions.MaxEmbeddingBatchSize"/>,
    /// several at once, and taken from the sequence only as they are sent.
    /// Source: <see href="https://openrouter.ai/docs/api/reference/embeddings"/>.
    /// </remarks>
    public IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(string? model = null, int? dimensions = null) =>
        new OpenRouterEmbeddingGenerator(this, model, dimensions, ownsClient: false);

    /// <summary>Gets a generator of embeddings of texts, images, audio, video and files over <c>POST /embeddings</c>.</summary>
    /// <param name="model">
    /// The model that requests are for unless their options name another; it must take the kinds of input that are given. Null (the
    /// default) leaves it to the options.
    /// </param>
    /// <param name="dimensions">How many numbers a vector has unless the options say otherwise; null (the default) sends nothing.</param>
    /// <returns>A generator that shares this one's connections. Each content gives one vector. Disposing it does not dispose this one.</returns>
    /// <exception cref="ArgumentException"><paramref name="model"/> is empty or white space.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimensions"/> is less than 1.</exception>
    /// <remarks>
    /// <see cref="TextContent"/>, <see cref="DataContent"/>, and <see cref="UriContent"/> of images are taken; addresses of anything else, and
    /// other contents, are a <see cref="NotSupportedException"/>. Source: <see href="https://openrouter.ai/docs/api/reference/embeddings"/>.
    /// </remarks>
    public IEmbeddingGenerator<AIContent, Embedding<float>> AsMultimodalEmbeddingGenerator(string? model = null, int? dimensions = null) =>
        new MultimodalEmbeddingGenerator(this, model, dimensions);
}
