using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Budget;

/// <summary>Sets money aside before a request, and writes down what it cost after it.</summary>
internal sealed class BudgetGuard(
    OpenRouterBudgetOptions options, IOpenRouterBudgetLedger ledger, OpenRouterClient client, BudgetWork work, TimeProvider time, ILogger logger)
{
    private readonly PriceCatalog _prices = ClientShare.Of(client, time).Prices;
    private readonly Settlement _settlement = new(client, work, time, logger);

    /// <summary>Gets a task that ends when the cost of all calls so far that were broken off is written down.</summary>
    internal Task Lookups => _settlement.Pending;

    /// <exception cref="OpenRouterBudgetExceededException">A budget does not cover the request.</exception>
    internal async Task<BudgetedRequest> BeginAsync(
        IChatClient inner, IReadOnlyList<ChatMessage> messages, ChatOptions? request, CancellationToken cancellationToken)
    {
        // What the configuration adds below, fallbacks and prices, counts too.
        ChatOptions? completed = inner.GetService<ConfiguredChatClient>() is { } configured ? configured.Complete(request) : request;
        OpenRouterRequestOptions fields = completed.GetOpenRouter(Sender.Of(inner));
        RequestQuote quote = await RequestPrice.AskAsync(_prices, inner, messages, completed, fields, cancellationToken).ConfigureAwait(false);
        RequestCap? cap = options.PerRequest is { } most ? new RequestCap(most, options.ExpectedOutputTokens) : null;
        long? limit = cap?.LimitOf(quote);
        decimal? estimate = quote.Estimate(quote.Limit ?? Math.Min(options.ExpectedOutputTokens, limit ?? long.MaxValue));
        Spending spending = await ReserveAsync(completed, fields, estimate, cancellationToken).ConfigureAwait(false);
        return new BudgetedRequest(cap is null ? request : cap.Apply(completed, fields, quote, limit), spending);
    }

    internal async Task EndAsync(Spending spending, Exception? failure)
    {
        if (!spending.IsKnown)
        {
            spending.Open(BudgetFailure.GenerationOf(failure));
        }

        bool isRefused = BudgetFailure.IsRefusal(failure) && spending.IsSilent;
        if (spending.OpenGeneration is { } generation && !(isRefused && BudgetFailure.IsOfCaller(failure)))
        {
            _settlement.LookUp(spending, generation, mayBeMissing: isRefused);
        }
        else if (spending.IsKnown || isRefused)
        {
            await _settlement.SettleAsync(spending).ConfigureAwait(false);
        }
        else
        {
            BudgetLog.CostUnknown(logger, null, failure);
        }
    }

    private async Task<Spending> ReserveAsync(
        ChatOptions? request, OpenRouterRequestOptions fields, decimal? estimate, CancellationToken cancellationToken)
    {
        Spending spending = new(ledger, time);
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

            return spending;
        }
        catch
        {
            await _settlement.SettleAsync(spending).ConfigureAwait(false);
            throw;
        }
    }
}
