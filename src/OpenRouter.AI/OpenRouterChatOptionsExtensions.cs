using System;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

/// <summary>The typed way to say in <see cref="ChatOptions"/> what only OpenRouter understands.</summary>
public static class OpenRouterChatOptionsExtensions
{
    /// <summary>Sets OpenRouter's own options on chat options, on top of what earlier calls set.</summary>
    /// <param name="options">The options to change.</param>
    /// <param name="configure">Gets what is set so far, and sets more.</param>
    /// <returns>The same <paramref name="options"/>.</returns>
    /// <remarks>The result lies as one JSON value in <see cref="ChatOptions.AdditionalProperties"/> under <c>openrouter</c>. There it
    /// survives <see cref="ChatOptions.Clone"/>, serialisation and Semantic Kernel, and counts in the key of a distributed cache. Other
    /// providers ignore it.</remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">Under <c>openrouter</c> lies something else already.</exception>
    public static ChatOptions WithOpenRouter(this ChatOptions options, Action<OpenRouterRequestOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        options.AdditionalProperties = Configured(options.AdditionalProperties, configure);
        return options;
    }

    /// <summary>Gets OpenRouter's own options of a request, whichever way they were given: by <see cref="ChatOptions.RawRepresentationFactory"/>,
    /// <see cref="WithOpenRouter"/> and field names in <see cref="ChatOptions.AdditionalProperties"/>, each taking precedence over the next.</summary>
    /// <param name="options">The options to read; null has none.</param>
    /// <param name="client">The client that sends the request, which the factory is called with.</param>
    /// <returns>A copy of its own. Returned from a <see cref="ChatOptions.RawRepresentationFactory"/> it gives the same request again, so that
    /// middleware can change what it finds. What <see cref="ChatOptions"/> itself says is not part of it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentException">A value has the wrong type or contradicts another.</exception>
    public static OpenRouterRequestOptions GetOpenRouter(this ChatOptions? options, IChatClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        bool isOfResponses = client.GetService<OpenRouterResponsesChatClient>() is not null;
        return OpenRouterRequestOptions.FromJson(RequestFields.Of(options, client, RequestFieldNames.IsKnown).ToJson(isOfResponses));
    }

    /// <summary>Gets additional properties in which OpenRouter's options, as far as they were set, are set further.</summary>
    internal static AdditionalPropertiesDictionary Configured(
        AdditionalPropertiesDictionary? properties, Action<OpenRouterRequestOptions> configure)
    {
        object? stored = null;
        properties?.TryGetValue(RequestOptionNames.Options, out stored);
        OpenRouterRequestOptions current = OpenRouterRequestOptions.FromValue(stored);
        configure(current);
        properties ??= [];
        properties[RequestOptionNames.Options] = current.ToJson();
        return properties;
    }
}
