using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>Sends only what the budgets cover, and writes down what it cost.</summary>
internal sealed class BudgetChatClient(IChatClient inner, BudgetGuard guard) : DelegatingChatClient(ReceiptChatClient.Over(inner))
{
    internal IChatClient Below => InnerClient;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        IReadOnlyList<ChatMessage> history = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        BudgetedRequest request = await guard.BeginAsync(InnerClient, history, options, cancellationToken).ConfigureAwait(false);
        Exception? failure = null;
        ReceiptContext.Enter(request.Spending.Receipt);
        try
        {
            ChatResponse response = await base.GetResponseAsync(history, request.Options, cancellationToken).ConfigureAwait(false);
            request.Spending.Bill.Add(response);
            return response;
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            await guard.EndAsync(request.Spending, failure).ConfigureAwait(false);
        }
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return StreamAsync([.. messages], options?.Clone(), cancellationToken);
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(IOpenRouterBudgetLedger) ? guard.Ledger : base.GetService(serviceType, serviceKey);

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> history, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BudgetedRequest request = await guard.BeginAsync(InnerClient, history, options, cancellationToken).ConfigureAwait(false);

        // A caller who stops reading has cancelled, whether he says so or not.
        Exception? failure = new OperationCanceledException();
        IAsyncEnumerator<ChatResponseUpdate>? updates = null;
        try
        {
            while (true)
            {
                try
                {
                    if (request.Spending.HasMiddleware || request.Spending.Bill.IsSilent)
                    {
                        // Each step has a context of its own. A sender begins its only request in the first ones.
                        ReceiptContext.Enter(request.Spending.Receipt);
                    }

                    // Mistakes of the caller may show here already.
                    updates ??= base.GetStreamingResponseAsync(history, request.Options, cancellationToken).GetAsyncEnumerator(cancellationToken);
                    if (!await updates.MoveNextAsync().ConfigureAwait(false))
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

                request.Spending.Bill.Add(updates.Current);
                yield return updates.Current;
            }
        }
        finally
        {
            try
            {
                if (updates is not null)
                {
                    await updates.DisposeAsync().ConfigureAwait(false);
                }
            }
            finally
            {
                await guard.EndAsync(request.Spending, failure).ConfigureAwait(false);
            }
        }
    }
}
