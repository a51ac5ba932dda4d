using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

/// <summary>
/// An <see cref="IChatClient"/> over OpenRouter's <c>POST /responses</c>. Thread-safe and stateless: every request carries its whole history,
/// and answers have no <see cref="ChatResponse.ConversationId"/>.
/// </summary>
/// <remarks>
/// <para>It takes the same messages and options as <see cref="OpenRouterChatClient"/>. What only that endpoint has is not sent here: seed, stop
/// sequences, <c>min_p</c>, <c>top_a</c>, <c>repetition_penalty</c>, <c>logit_bias</c>, <c>logprobs</c>, <c>prediction</c>, <c>audio</c>,
/// <c>structured_outputs</c>, <c>transforms</c> and <c>web_search_options</c>; cache marks become breakpoints without a lifetime. The service
/// keeps nothing: whoever asks for it (<see cref="ChatOptions.ConversationId"/>, <c>store</c>, <c>previous_response_id</c>,
/// <c>background</c>) gets a <see cref="NotSupportedException"/>, or an <see cref="ArgumentException"/> for what an extra body must not
/// hold.</para>
/// <para>Reasoning goes back with the message that it led to, encrypted and signed as it came; the request asks for encrypted reasoning when
/// reasoning is set, or when the history holds some. Summaries alone cannot be taken up again and stay behind.</para>
/// <para>A conversation may change between this client and that of the chat endpoint at any turn: texts, refusals, calls and their results, images
/// and files go along; those of the assistant that have an address, and its files, as a user's message, since no output message has a part for
/// them. Reasoning does not: each endpoint has a form of its own, signed for it, so the messages keep both, and each client sends
/// what came through its endpoint. The model then thinks anew about older turns. Models that insist on their reasoning between a call and its
/// result (Claude and Gemini with thinking) want that change between turns, not inside a tool loop.</para>
/// <para>What server tools did comes as the contents that the abstraction has for it, or as a plain <see cref="AIContent"/>, for information: it is
/// never run. An answer with several output messages gives as many messages; their ids differ.</para>
/// <para>OpenRouter's own request fields are set with <see cref="OpenRouterChatOptionsExtensions.WithOpenRouter"/>, its own answers are read with
/// <see cref="OpenRouterResponseExtensions"/>. Source: <see href="https://openrouter.ai/docs/api/reference/responses/overview"/>.</para>
/// </remarks>
public sealed class OpenRouterResponsesChatClient : IChatClient
{
    private readonly OpenRouterClient _client;
    private readonly bool _ownsClient;
    private readonly ResponsesEndpoint _endpoint;

    /// <summary>Initializes a chat client with connections of its own.</summary>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>).</param>
    /// <param name="model">The model that requests are for unless their options name another, such as <c>openai/gpt-5.2</c>.</param>
    /// <exception cref="ArgumentException">The key or the model is null, empty or white space.</exception>
    public OpenRouterResponsesChatClient(string apiKey, string model)
        : this(model: InferenceEndpoint.Required(model), client: new OpenRouterClient(apiKey), ownsClient: true)
    {
    }

    internal OpenRouterResponsesChatClient(OpenRouterClient client, string? model, bool ownsClient)
    {
        _endpoint = new ResponsesEndpoint(client, model is null ? null : InferenceEndpoint.Required(model));
        _client = client;
        _ownsClient = ownsClient;
    }

    /// <inheritdoc/>
    /// <exception cref="OpenRouterException">The service reported a failure, or could not be reached.</exception>
    /// <exception cref="NotSupportedException">A content or option has no form that OpenRouter takes, or asks it to keep something; the message names it.</exception>
    /// <exception cref="ArgumentException">An argument or option contradicts itself; the message says what to do.</exception>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        _endpoint.SendAsync(messages, options, this, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The request is made of the arguments at the call and sent when the enumeration begins; each enumeration sends it again.</remarks>
    /// <exception cref="OpenRouterException">The service reported a failure, could not be reached, or ended the answer before its end.</exception>
    /// <exception cref="NotSupportedException">A content or option has no form that OpenRouter takes, or asks it to keep something; the message names it.</exception>
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
