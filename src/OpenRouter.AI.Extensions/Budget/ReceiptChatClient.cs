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
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        CallReceipt.Of(options) is { } receipt
            ? TellAsync(receipt, messages, options, cancellationToken)
            : InnerClient.GetResponseAsync(messages, options, cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IAsyncEnumerable<ChatResponseUpdate> updates = InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken);
        return CallReceipt.Of(options) is { } receipt ? TellAsync(receipt, updates, cancellationToken) : updates;
    }

    private async Task<ChatResponse> TellAsync(
        CallReceipt receipt, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        Bill bill = new();
        Exception? failure = null;
        receipt.Begin();
        try
        {
            ChatResponse response = await InnerClient.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            bill.Add(response);
            return response;
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            receipt.End(bill, failure);
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> TellAsync(
        CallReceipt receipt, IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Bill bill = new();

        // Whoever stops reading has broken the answer off.
        Exception? failure = new OperationCanceledException();
        receipt.Begin();
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

                    bill.Add(enumerator.Current);
                    yield return enumerator.Current;
                }
            }
        }
        finally
        {
            receipt.End(bill, failure);
        }
    }
}
