using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

/// <summary>The typed way to say in <see cref="EmbeddingGenerationOptions"/> what only OpenRouter understands.</summary>
public static class OpenRouterEmbeddingOptionsExtensions
{
    /// <summary>Sets OpenRouter's own options on the options of embeddings, on top of what earlier calls set.</summary>
    /// <param name="options">The options to change.</param>
    /// <param name="configure">Gets what is set so far, and sets more. Which of them embeddings have is said at
    /// <see cref="OpenRouterRequestOptions.InputType"/>; the call refuses the others with a <see cref="NotSupportedException"/>.</param>
    /// <returns>The same <paramref name="options"/>.</returns>
    /// <remarks>The result lies as one JSON value in <see cref="EmbeddingGenerationOptions.AdditionalProperties"/> under
    /// <c>openrouter</c>. There it survives <see cref="EmbeddingGenerationOptions.Clone"/> and counts in the key of a distributed cache.
    /// Other providers ignore it.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Under <c>openrouter</c> lies something else already.</exception>
    public static EmbeddingGenerationOptions WithOpenRouter(this EmbeddingGenerationOptions options, Action<OpenRouterRequestOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        options.AdditionalProperties = OpenRouterChatOptionsExtensions.Configured(options.AdditionalProperties, configure);
        return options;
    }
}
