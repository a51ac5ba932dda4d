using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

/// <summary>
/// An <see cref="IChatClient"/> over OpenRouter's <c>POST /chat/completions</c>. Thread-safe and stateless: every request carries its whole
/// history, <see cref="ChatOptions.ConversationId"/> is ignored, and answers have none.
/// </summary>
/// <remarks>
/// OpenRouter's own request fields are set with <see cref="OpenRouterChatOptionsExtensions.WithOpenRouter"/>, its own answers are read with
/// <see cref="OpenRouterResponseExtensions"/>. Every failure that the service reports is an <see cref="OpenRouterException"/>, whatever the
/// road it came by. Source: <see href="https://openrouter.ai/docs/api-reference/chat-completion"/>.
/// </remarks>
public sealed class OpenRouterChatClient : IChatClient
{
    private readonly OpenRouterClient _client;
    private readonly bool _ownsClient;
    private readonly ChatEndpoint _endpoint;

    /// <summary>Initializes a chat client with connections of its own.</summary>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>).</param>
    /// <param name="model">The model that requests are for unless their options name another, such as <c>openai/gpt-4o</c>.</param>
    /// <exception cref="ArgumentException">The key or the model is null, empty or white space.</exception>
    public OpenRouterChatClient(string apiKey, string model)
        : this(model: InferenceEndpoint.Required(model), client: new OpenRouterClient(apiKey), ownsClient: true)
    {
    }

    internal OpenRouterChatClient(OpenRouterClient client, string? model, bool ownsClient)
    {
        _endpoint = new ChatEndpoint(client, model is null ? null : InferenceEndpoint.Required(model));
        _client = client;
        _ownsClient = ownsClient;
    }

    /// <inheritdoc/>
    /// <exception cref="OpenRouterException">The service reported a failure, or could not be reached.</exception>
    /// <exception cref="NotSupportedException">A content or option has no form that OpenRouter takes; the message names it.</exception>
    /// <exception cref="ArgumentException">An argument or option contradicts itself; the message says what to do.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.SendAsync(messages, options, this, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The request is made of the arguments at the call and sent when the enumeration begins; each enumeration sends it again.</remarks>
    /// <exception cref="OpenRouterException">The service reported a failure, could not be reached, or ended the answer before its end.</exception>
    /// <exception cref="NotSupportedException">A content or option has no form that OpenRouter takes; the message names it.</exception>
    /// <exception cref="ArgumentException">An argument or option contradicts itself; the message says what to do.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.StreamAsync(messages, options, this, cancellationToken);

    /// <inheritdoc/>
    object? IChatClient.GetService(Type serviceType, object? serviceKey) => _endpoint.GetService(serviceType, serviceKey, this);

    /// <summary>Closes the connections that this client made for itself; those of a shared <see cref="OpenRouterClient"/> are left alone.</summary>
    public void Dispose()
    {
        if (_ownsClient)
        {
            _client.Dispose();
        }
    }
}
