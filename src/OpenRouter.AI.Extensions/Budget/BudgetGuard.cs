using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Registration;
using OpenRouter.AI.Sessions;

namespace OpenRouter.AI.Budget;

/// <summary>Sets money aside before a request, and writes down what it cost after it.</summary>
internal sealed class BudgetGuard(
    OpenRouterBudgetOptions options, IOpenRouterBudgetLedger ledger, OpenRouterClient client, BudgetWork work, TimeProvider time, ILogger logger)
{
    private readonly ClientShare _share = ClientShare.Of(client, time);
    private readonly Settlement _settlement = new(client, work, time, logger);

    internal IOpenRouterBudgetLedger Ledger => ledger;

    /// <summary>Gets a task that ends when the cost of all calls so far that were broken off is written down.</summary>
    internal Task Lookups => _settlement.Pending;

    /// <exception cref="OpenRouterBudgetExceededException">A budget does not cover the request.</exception>
    internal async Task<BudgetedRequest> BeginAsync(
        IChatClient inner, IReadOnlyList<ChatMessage> messages, ChatOptions? request, CancellationToken cancellationToken)
    {
        // What the configuration adds below, fallbacks and prices, counts too.
        ChatOptions? completed = inner.GetService<ConfiguredChatClient>() is { } configured ? configured.Complete(request) : request;
        IChatClient sender = Sender.Of(inner);
        OpenRouterRequestOptions fields = completed.GetOpenRouter(sender);
        RequestQuote quote = await RequestPrice.AskAsync(_share.Prices, inner, messages, completed, fields, cancellationToken).ConfigureAwait(false);
        RequestCap? cap = options.PerRequest is { } most ? new RequestCap(most, options.ExpectedOutputTokens) : null;
        long? limit = cap?.LimitOf(quote);
        decimal? estimate = quote.Estimate(quote.Limit ?? Math.Min(options.ExpectedOutputTokens, limit ?? long.MaxValue));
        ChatOptions? capped = cap is null ? request : cap.Apply(completed, fields, quote, limit, sender);
        Spending spending = new(ledger, time, new CallReceipt(inner, hasMiddleware: !IsSender(inner), ReceiptContext.Find(request), _share.Generations));

        // A mark of another call would be believed below.
        bool isMarked = spending.HasMiddleware || ReceiptContext.IsMarked(capped);
        BudgetedRequest prepared = new(isMarked ? ReceiptContext.Mark(capped, spending.Receipt) : capped, spending);

        // The last that can fail: nobody would give back what was set aside.
        await ReserveAsync(spending, completed, fields, estimate, cancellationToken).ConfigureAwait(false);
        return prepared;
    }

    internal async Task EndAsync(Spending spending, Exception? failure)
    {
        TaskCompletionSource<bool> isSettled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<bool> hasEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Bill? soFar = spending.Receipt.Close(() =>
        {
            work.Add(ConcludeAsync(isSettled.Task, spending, failure));
            hasEnded.SetResult(true);
        });
        if (soFar is null)
        {
            await ConcludeAsync(spending, failure).ConfigureAwait(false);
            return;
        }

        // Nobody knows when the others end, and what the budget would forget until then.
        BudgetLog.StillUnderWay(logger);
        work.AddRequests(WaitAsync(hasEnded.Task, spending));
        await _settlement.SettleAsync(spending, soFar, isSettled).ConfigureAwait(false);
    }

    /// <summary>Tells whether requests are sent from the context of the call: nothing is in between but clients of this library.</summary>
    private static bool IsSender(IChatClient inner) => inner switch
    {
        ReceiptChatClient or ConfiguredChatClient => true,
        SessionChatClient sessions => IsSender(sessions.Below),
        BudgetChatClient budget => IsSender(budget.Below),
        _ => false,
    };

    /// <summary>Waits for requests that go on after their call, as long as an application that ends waits for them.</summary>
    private async Task WaitAsync(Task requests, Spending spending)
    {
        try
        {
            await requests.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, work.NotWaited).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            BudgetLog.EndUnknown(logger, spending.Receipt.UnderWay);
        }
    }

    private async Task ConcludeAsync(Task isSettled, Spending spending, Exception? failure)
    {
        await isSettled.ConfigureAwait(false);
        await ConcludeAsync(spending, failure).ConfigureAwait(false);
    }

    private async Task ConcludeAsync(Spending spending, Exception? failure)
    {
        Bill bill = spending.Bill = spending.Receipt.Sum(spending.Bill, failure);
        if (bill.OpenGenerations.Count > 0)
        {
            _settlement.LookUp(spending);
            return;
        }

        if (bill.Unknown > 0)
        {
            BudgetLog.CostUnknown(logger, null, failure);
        }

        await _settlement.SettleAsync(spending).ConfigureAwait(false);
    }

    private async Task ReserveAsync(
        Spending spending, ChatOptions? request, OpenRouterRequestOptions fields, decimal? estimate, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            foreach (BudgetLimit limit in options.Limits)
            {
                if (limit.AccountOf(request, fields, now, options.UnusedAccountLifetime) is { } account)
                {
                    await spending.ReserveAsync(account, estimate, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch
        {
            await _settlement.SettleAsync(spending).ConfigureAwait(false);
            throw;
        }
    }
}
