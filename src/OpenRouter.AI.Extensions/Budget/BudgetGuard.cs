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
    private readonly PriceCatalog _prices = ClientShare.Of(client, time).Prices;
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
        RequestQuote quote = await RequestPrice.AskAsync(_prices, inner, messages, completed, fields, cancellationToken).ConfigureAwait(false);
        RequestCap? cap = options.PerRequest is { } most ? new RequestCap(most, options.ExpectedOutputTokens) : null;
        long? limit = cap?.LimitOf(quote);
        decimal? estimate = quote.Estimate(quote.Limit ?? Math.Min(options.ExpectedOutputTokens, limit ?? long.MaxValue));
        ChatOptions? capped = cap is null ? request : cap.Apply(completed, fields, quote, limit, sender);
        CallReceipt receipt = new(CallReceipt.Of(request));
        Spending spending = new(ledger, time, receipt) { HasMiddleware = !IsSender(inner) };
        await ReserveAsync(spending, completed, fields, estimate, cancellationToken).ConfigureAwait(false);
        return new BudgetedRequest(spending.HasMiddleware ? receipt.Mark(capped) : capped, spending);
    }

    internal async Task EndAsync(Spending spending, Exception? failure)
    {
        (Bill below, Exception? cause, bool isUnderWay) = spending.Receipt.Close();
        Bill bill = spending.Bill = spending.Bill.IsCoveredBy(below) ? below : spending.Bill;
        if (bill.IsKnown)
        {
            bill.AddOpen(below);
        }
        else if (bill.OpenGenerations.Count < 2)
        {
            bill.Open(BudgetFailure.GenerationOf(failure) ?? BudgetFailure.GenerationOf(cause));
        }

        // A failure that middleware made says nothing about the requests below it, and none that were told does not mean that none were sent.
        bool isTold = !spending.HasMiddleware || cause is not null || failure is OpenRouterException;
        bool isRefused = isTold && !isUnderWay && bill.IsSilent && BudgetFailure.IsRefusal(cause ?? failure);
        if (bill.OpenGenerations.Count > 0 && !(isRefused && BudgetFailure.IsOfCaller(cause ?? failure)))
        {
            _settlement.LookUp(spending, mayBeMissing: isRefused);
        }
        else if (bill.IsKnown || isRefused)
        {
            await _settlement.SettleAsync(spending).ConfigureAwait(false);
        }
        else
        {
            BudgetLog.CostUnknown(logger, null, failure);
        }
    }

    /// <summary>Tells whether a failure shows what became of the request: it comes from where requests are sent.</summary>
    private static bool IsSender(IChatClient inner) => inner switch
    {
        OpenRouterChatClient or OpenRouterResponsesChatClient or ConfiguredChatClient => true,
        SessionChatClient sessions => IsSender(sessions.Below),
        BudgetChatClient budget => IsSender(budget.Below),
        _ => false,
    };

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
