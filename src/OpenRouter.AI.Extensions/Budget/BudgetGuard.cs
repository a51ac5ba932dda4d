using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Budget;

/// <summary>Sets money aside before a request, and writes down what it cost after it.</summary>
internal sealed class BudgetGuard(OpenRouterBudgetOptions options, IOpenRouterBudgetLedger ledger, OpenRouterClient client, TimeProvider time, ILogger logger)
{
    /// <summary>The client waits for a record itself; these are the waits for a service or a ledger that is away for a while.</summary>
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    private readonly RequestPrice _price = new(client, options.ExpectedOutputTokens);
    private readonly ConcurrentDictionary<Task, bool> _lookups = new();

    /// <summary>Gets a task that ends when the cost of all calls so far that were broken off is written down.</summary>
    internal Task Lookups => Task.WhenAll(_lookups.Keys);

    /// <exception cref="OpenRouterBudgetExceededException">A budget does not cover the request.</exception>
    internal async Task<BudgetedRequest> BeginAsync(
        IChatClient inner, IReadOnlyList<ChatMessage> messages, ChatOptions? request, CancellationToken cancellationToken)
    {
        OpenRouterRequestOptions fields = request.GetOpenRouter(Sender.Of(inner));
        long input = RequestPrice.InputOf(messages, request);
        long output = _price.OutputOf(request);
        decimal? estimate = await _price.EstimateAsync(ModelsOf(inner, request, fields), input, output, cancellationToken).ConfigureAwait(false);
        if (options.PerRequest is { } cap && estimate > cap)
        {
            throw new OpenRouterBudgetExceededException("request", 0, cap, estimate);
        }

        Spending spending = await ReserveAsync(request, fields, estimate, cancellationToken).ConfigureAwait(false);
        return new BudgetedRequest(options.PerRequest is { } most ? Capped(request, fields, most, input) : request, spending);
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
            // The record is written some seconds after the answer, and nobody should wait for it. Until then what was set aside stays so.
            Watch(LookUpAsync(spending, generation, isRefused));
        }
        else if (spending.IsKnown || isRefused)
        {
            await SettleAsync(spending).ConfigureAwait(false);
        }
        else
        {
            BudgetLog.CostUnknown(logger, null, failure);
        }
    }

    private static List<string> ModelsOf(IChatClient inner, ChatOptions? request, OpenRouterRequestOptions fields)
    {
        List<string> models = [];
        if ((request?.ModelId ?? inner.GetService<ChatClientMetadata>()?.DefaultModelId) is { Length: > 0 } model)
        {
            models.Add(model);
        }

        models.AddRange(fields.Models ?? []);
        return models;
    }

    private async Task<Spending> ReserveAsync(
        ChatOptions? request, OpenRouterRequestOptions fields, decimal? estimate, CancellationToken cancellationToken)
    {
        Spending spending = new(ledger);
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            foreach (BudgetLimit limit in options.Limits)
            {
                if (limit.AccountOf(request, fields, now) is { } account)
                {
                    await spending.ReserveAsync(account, estimate, cancellationToken).ConfigureAwait(false);
                }
            }

            return spending;
        }
        catch
        {
            await SettleAsync(spending).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>An endpoint whose price for the input, or the output, alone is more than the cap must not serve.</summary>
    private static ChatOptions Capped(ChatOptions? request, OpenRouterRequestOptions fields, decimal cap, long input)
    {
        ChatOptions capped = request?.Clone() ?? new ChatOptions();
        MaxPrice price = (fields.Provider ??= new ProviderRouting()).MaxPrice ??= new MaxPrice();
        price.Prompt = Lower(price.Prompt, PerMillion(cap, input));
        price.Completion = request?.MaxOutputTokens is { } output ? Lower(price.Completion, PerMillion(cap, output)) : price.Completion;
        price.Request = Lower(price.Request, cap);
        capped.RawRepresentationFactory = _ => fields;
        return capped;
    }

    private static decimal PerMillion(decimal cap, long tokens) => decimal.Round(cap * 1_000_000 / Math.Max(tokens, 1), 6);

    private static decimal Lower(decimal? own, decimal other) => own is { } given ? Math.Min(given, other) : other;

    private void Watch(Task lookup)
    {
        _lookups.TryAdd(lookup, true);
        _ = lookup.ContinueWith(
            static (task, lookups) => ((ConcurrentDictionary<Task, bool>)lookups!).TryRemove(task, out _),
            _lookups, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task SettleAsync(Spending spending)
    {
        if (await spending.SettleAsync().ConfigureAwait(false) is { } failure)
        {
            // The answer is there and paid for: a ledger that fails must not take it from the caller.
            BudgetLog.LedgerFailed(logger, spending.Cost, failure);
            Watch(SettleLaterAsync(spending));
        }
    }

    private async Task SettleLaterAsync(Spending spending)
    {
        for (int attempt = 0; spending.IsOpen && attempt < Waits.Length; attempt++)
        {
            await time.Delay(Waits[attempt], CancellationToken.None).ConfigureAwait(false);
            await spending.SettleAsync().ConfigureAwait(false);
        }

        if (spending.IsOpen)
        {
            BudgetLog.CostLost(logger, spending.Cost);
        }
    }

    private async Task LookUpAsync(Spending spending, string generation, bool mayBeMissing)
    {
        Exception? failure = null;
        for (int attempt = 0; attempt <= Waits.Length; attempt++)
        {
            try
            {
                OpenRouterGeneration record = await client.GetGenerationAsync(generation, CancellationToken.None).ConfigureAwait(false);
                spending.Add(record.TotalCost);
                break;
            }
            catch (OpenRouterException exception) when (exception.StatusCode == HttpStatusCode.NotFound || exception.IsTransient)
            {
                failure = exception;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Nobody awaits this: what is not written here is not known to anyone.
                failure = exception;
                break;
            }

            if (attempt < Waits.Length)
            {
                await time.Delay(Waits[attempt], CancellationToken.None).ConfigureAwait(false);
            }
        }

        // A request that failed and left no record has cost nothing.
        if (spending.IsKnown || (mayBeMissing && failure is OpenRouterException { StatusCode: HttpStatusCode.NotFound }))
        {
            await SettleAsync(spending).ConfigureAwait(false);
        }
        else
        {
            BudgetLog.CostUnknown(logger, generation, failure);
        }
    }
}
