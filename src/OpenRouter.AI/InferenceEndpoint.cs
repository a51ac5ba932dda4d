using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>What the clients of both chat endpoints do alike: send a request once it has been mapped, and hand out what its answer is mapped to.</summary>
internal abstract class InferenceEndpoint(OpenRouterClient client, string? model, string path)
{
    private readonly ChatClientMetadata _metadata = new("openrouter", client.Transport.Endpoint, model);

    internal async Task<ChatResponse> SendAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, IChatClient sender, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        InferenceRequest request = Map(messages, options, model, stream: false, sender);
        using WireRequest wire = Wire(request, streams: false);
        return await client.Transport.SendAsync(
            wire, answer => Map(answer.Body.Span, Context(request, answer.Headers, answer.Status)), cancellationToken).ConfigureAwait(false);
    }

    internal IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, IChatClient sender, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> history = [.. messages];
        ChatOptions? own = options?.Clone();
        return StreamAsync(new PreparedRequest(() => Map(history, own, model, stream: true, sender)), cancellationToken);
    }

    internal object? GetService(Type serviceType, object? serviceKey, IChatClient sender)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType == typeof(OpenRouterClient) ? client
            : serviceType.IsInstanceOfType(sender) ? sender
            : null;
    }

    /// <summary>Gets the name of a model that must be there.</summary>
    internal static string Required(string? model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        return model!;
    }

    protected abstract InferenceRequest Map(
        IEnumerable<ChatMessage> messages, ChatOptions? options, string? defaultModel, bool stream, IChatClient sender);

    protected abstract ChatResponse Map(ReadOnlySpan<byte> body, AnswerContext context);

    protected abstract UpdateStream Stream(AnswerStream answer, AnswerContext context);

    private WireRequest Wire(InferenceRequest request, bool streams) => new(HttpMethod.Post, path, request.Body, request.Headers, streams);

    private AnswerContext Context(InferenceRequest request, AnswerHeaders headers, int status) => new(
        request.Model, headers, status, client.Settings.TimeProvider, request.HidesReasoning, request.KeepsRaw, request.AudioType, request.PinsModel);

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
        return await client.Transport.OpenAsync(
            wire,
            (answer, token) => Stream(answer, Context(request, answer.Headers, answer.Status)).BeginAsync(token),
            cancellationToken).ConfigureAwait(false);
    }
}
