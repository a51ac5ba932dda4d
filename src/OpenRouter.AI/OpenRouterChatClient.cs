using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Transport;

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
    private const string Path = "chat/completions";

    private readonly OpenRouterClient _client;
    private readonly bool _ownsClient;
    private readonly string? _model;
    private readonly ChatClientMetadata _metadata;

    /// <summary>Initializes a chat client with connections of its own.</summary>
    /// <param name="apiKey">The OpenRouter key (<c>sk-or-…</c>).</param>
    /// <param name="model">The model that requests are for unless their options name another, such as <c>openai/gpt-4o</c>.</param>
    /// <exception cref="ArgumentException">The key or the model is null, empty or white space.</exception>
    public OpenRouterChatClient(string apiKey, string model)
        : this(new OpenRouterClient(apiKey), Required(model), ownsClient: true)
    {
    }

    internal OpenRouterChatClient(OpenRouterClient client, string? model, bool ownsClient)
    {
        _model = model is null ? null : Required(model);
        _client = client;
        _ownsClient = ownsClient;
        _metadata = new ChatClientMetadata("openrouter", client.Transport.Endpoint, _model);
    }

    /// <inheritdoc/>
    /// <exception cref="OpenRouterException">The service reported a failure, or could not be reached.</exception>
    /// <exception cref="NotSupportedException">A content or option has no form that OpenRouter takes; the message names it.</exception>
    /// <exception cref="ArgumentException">An argument or option contradicts itself; the message says what to do.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        InferenceRequest request = ChatRequestMapper.Map(messages, options, _model, stream: false, this);
        using WireRequest wire = Wire(request, streams: false);
        return await _client.Transport.SendAsync(
            wire, answer => ChatResponseMapper.Map(answer.Body.Span, Context(request, answer.Headers, answer.Status)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>The request is made of the arguments at the call and sent when the enumeration begins; each enumeration sends it again.</remarks>
    /// <exception cref="OpenRouterException">The service reported a failure, could not be reached, or ended the answer before its end.</exception>
    /// <exception cref="NotSupportedException">A content or option has no form that OpenRouter takes; the message names it.</exception>
    /// <exception cref="ArgumentException">An argument or option contradicts itself; the message says what to do.</exception>
    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> history = [.. messages];
        ChatOptions? own = options?.Clone();
        return StreamAsync(new PreparedRequest(() => ChatRequestMapper.Map(history, own, _model, stream: true, this)), cancellationToken);
    }

    /// <inheritdoc/>
    object? IChatClient.GetService(Type serviceType, object? serviceKey)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(OpenRouterClient) ? _client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Closes the connections that this client made for itself; those of a shared <see cref="OpenRouterClient"/> are left alone.</summary>
    public void Dispose()
    {
        if (_ownsClient)
        {
            _client.Dispose();
        }
    }

    private static string Required(string? model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return model!;
    }

    private static WireRequest Wire(InferenceRequest request, bool streams) =>
        new(HttpMethod.Post, Path, request.Body, request.Headers, streams);

    private AnswerContext Context(InferenceRequest request, AnswerHeaders headers, int status) => new(
        request.Model, headers, status, _client.Settings.TimeProvider, request.HidesReasoning, request.KeepsRaw, request.AudioType, request.PinsModel);

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        PreparedRequest prepared, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        UpdateStream stream = await OpenAsync(prepared.Take(), cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            do
            {
                while (stream.TryNext(out ChatResponseUpdate? update))
                {
                    yield return update;
                }
            }
            while (await stream.FillAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    private async ValueTask<UpdateStream> OpenAsync(InferenceRequest request, CancellationToken cancellationToken)
    {
        using WireRequest wire = Wire(request, streams: true);
        return await _client.Transport.OpenAsync(
            wire,
            (answer, token) => new ChatStream(answer, Context(request, answer.Headers, answer.Status)).BeginAsync(token),
            cancellationToken).ConfigureAwait(false);
    }
}
