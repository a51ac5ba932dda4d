using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Telemetry;

/// <summary>Tells activities and metrics of each request. While nobody listens it passes calls on as they are.</summary>
internal sealed class TelemetryChatClient(IChatClient inner, TimeProvider time) : DelegatingChatClient(inner)
{
    private readonly string? _model = Known(inner.GetService<ChatClientMetadata>()?.DefaultModelId);

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Instruments.IsListening
            ? ObserveAsync(messages, options, cancellationToken)
            : InnerClient.GetResponseAsync(messages, options, cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IAsyncEnumerable<ChatResponseUpdate> updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken);
        return Instruments.IsListening ? ObserveAsync(updates, options?.ModelId ?? _model, cancellationToken) : updates;
    }

    private static string? Known(string? model)
    {
        Instruments.Know(model);
        return model;
    }

    private async Task<ChatResponse> ObserveAsync(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        using CallRecord record = new(time, options?.ModelId ?? _model);
        try
        {
            ChatResponse response = await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            record.Add(response);
            return response;
        }
        catch (Exception exception)
        {
            record.Fail(exception);
            throw;
        }
    }

    private async IAsyncEnumerable<ChatResponseUpdate> ObserveAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, string? model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CallRecord record = new(time, model);
        IAsyncEnumerator<ChatResponseUpdate> enumerator = updates.GetAsyncEnumerator(cancellationToken);
        await using (enumerator.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await enumerator.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }

                    record.Add(enumerator.Current);
                }
                catch (Exception exception)
                {
                    record.Fail(exception);
                    throw;
                }

                yield return enumerator.Current;
                record.Enter();
            }
        }
    }
}
