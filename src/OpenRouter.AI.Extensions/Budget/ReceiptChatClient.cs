using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>Tells a budget, wherever it stands above, what each request came to. Without one it passes calls on as they are.</summary>
internal sealed class ReceiptChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private long _untold;

    /// <summary>Gets how many requests belonged to no call of a budget.</summary>
    internal long Untold => Interlocked.Read(ref _untold);

    /// <summary>Lets a client that was made by hand tell too, where the budget stands right above it.</summary>
    internal static IChatClient Over(IChatClient inner) => inner is OpenRouterChatClient or OpenRouterResponsesChatClient
        ? inner.AsBuilder().Use(static sender => new ReceiptChatClient(sender)).Build()
        : inner;

    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Of(options) is { } call
            ? TellAsync(call, messages, options, cancellationToken)
            : InnerClient.GetResponseAsync(messages, options, cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        CallReceipt? call = Of(options);
        try
        {
            IAsyncEnumerable<ChatResponseUpdate> updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken);
            return call is null ? updates : TellAsync(call, updates, cancellationToken);
        }
        catch (Exception exception) when (call is not null)
        {
            RequestReceipt.Begin(call).End(exception);
            throw;
        }
    }

    private CallReceipt? Of(ChatOptions? options)
    {
        CallReceipt? call = ReceiptContext.Find(options);
        if (call is null)
        {
            Interlocked.Increment(ref _untold);
        }

        return call;
    }

    private async Task<ChatResponse> TellAsync(
        CallReceipt call, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        var request = RequestReceipt.Begin(call);
        try
        {
            ChatResponse response = await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            request.Bill.Add(response);
            return response;
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            request.End(failure);
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> TellAsync(
        CallReceipt call, IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Whoever stops reading has broken the answer off.
        Exception? failure = new OperationCanceledException();
        var request = RequestReceipt.Begin(call);
        try
        {
            IAsyncEnumerator<ChatResponseUpdate> enumerator = updates.GetAsyncEnumerator(cancellationToken);
            await using (enumerator.ConfigureAwait(false))
            {
                while (true)
                {
                    try
                    {
                        if (!await enumerator.MoveNextAsync().ConfigureAwait(false))
                        {
                            failure = null;
                            break;
                        }
                    }
                    catch (Exception exception)
                    {
                        failure = exception;
                        throw;
                    }

                    request.Bill.Add(enumerator.Current);
                    yield return enumerator.Current;
                }
            }
        }
        finally
        {
            request.End(failure);
        }
    }
}
