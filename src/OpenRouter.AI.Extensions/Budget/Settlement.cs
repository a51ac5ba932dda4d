using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Budget;

/// <summary>Writes down what calls cost, after the fact where it must be.</summary>
internal sealed class Settlement(OpenRouterClient client, BudgetWork work, TimeProvider time, ILogger logger)
{
    /// <summary>The client waits for a record itself; these are the waits for a service or a ledger that is away for a while.</summary>
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2)];

    internal Task Pending => work.Pending;

    /// <summary>Writes down what is known. A ledger that fails is tried again in the background.</summary>
    internal async Task SettleAsync(Spending spending)
    {
        if (await spending.SettleAsync().ConfigureAwait(false) is { } failure)
        {
            // The answer is there and paid for: a ledger that fails must not take it from the caller.
            BudgetLog.LedgerFailed(logger, spending.Bill.Cost, failure);
            work.Add(SettleLaterAsync(spending));
        }
    }

    /// <summary>Writes down what is known while requests still go on.</summary>
    /// <param name="spending">The call.</param>
    /// <param name="soFar">What is known.</param>
    /// <param name="isDone">Told when it is written down, or will not be: only then may the rest be.</param>
    internal async Task SettleAsync(Spending spending, Bill soFar, TaskCompletionSource<bool> isDone)
    {
        if (await spending.SettleAsync(soFar).ConfigureAwait(false) is { } failure)
        {
            BudgetLog.LedgerFailed(logger, soFar.Cost, failure);
            work.Add(SettleLaterAsync(spending, soFar, isDone));
        }
        else
        {
            isDone.SetResult(true);
        }
    }

    /// <summary>Looks up, in the background, what a call cost: the record is written some seconds after the answer, and nobody should wait for
    /// it. Until then what was set aside stays so.</summary>
    internal void LookUp(Spending spending) => work.Add(LookUpAsync(spending));

    private async Task SettleLaterAsync(Spending spending)
    {
        Exception? failure;
        try
        {
            failure = await RetryAsync(spending.SettleAsync).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            // The application ends. The ledger may be there again.
            failure = await spending.SettleAsync().ConfigureAwait(false) ?? exception;
        }

        if (spending.IsOpen)
        {
            BudgetLog.CostLost(logger, spending.Bill.Cost, failure);
        }
    }

    private async Task SettleLaterAsync(Spending spending, Bill soFar, TaskCompletionSource<bool> isDone)
    {
        try
        {
            await RetryAsync(() => spending.SettleAsync(soFar)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The application ends. What is written down at the end of the requests holds all.
        }
        finally
        {
            isDone.SetResult(true);
        }
    }

    /// <summary>Tries until the ledger works or the waits are over.</summary>
    /// <returns>The last failure; null when all is written down.</returns>
    /// <exception cref="OperationCanceledException">The application ends.</exception>
    private async Task<Exception?> RetryAsync(Func<Task<Exception?>> settle)
    {
        Exception? failure = null;
        foreach (TimeSpan wait in Waits)
        {
            await time.Delay(wait, work.Ended).ConfigureAwait(false);
            failure = await settle().ConfigureAwait(false);
            if (failure is null)
            {
                break;
            }
        }

        return failure;
    }

    private async Task LookUpAsync(Spending spending)
    {
        string[] generations = [.. spending.Bill.OpenGenerations];
        foreach (string generation in generations)
        {
            Exception? failure = await AskAsync(spending, generation).ConfigureAwait(false);

            // A request that failed and left no record has cost nothing.
            if (spending.Bill.MayBeMissing(generation) && failure is OpenRouterException { StatusCode: HttpStatusCode.NotFound })
            {
                spending.Close(generation, 0);
            }
            else if (spending.Bill.OpenGenerations.Contains(generation))
            {
                BudgetLog.CostUnknown(logger, generation, failure);
            }
        }

        await SettleAsync(spending).ConfigureAwait(false);
    }

    /// <summary>Asks for the cost of a generation until it is told or the waits are over.</summary>
    /// <returns>The last failure.</returns>
    private async Task<Exception?> AskAsync(Spending spending, string generation)
    {
        Exception? failure = null;
        for (int attempt = 0; attempt <= Waits.Length; attempt++)
        {
            try
            {
                if (attempt > 0)
                {
                    await time.Delay(Waits[attempt - 1], work.Ended).ConfigureAwait(false);
                }

                OpenRouterGeneration record = await work.AskAsync(token => client.GetGenerationAsync(generation, token)).ConfigureAwait(false);
                if (record.TotalCost is { } cost)
                {
                    spending.Close(generation, cost);
                }

                return null;
            }
            catch (OpenRouterException exception) when (exception.StatusCode == HttpStatusCode.NotFound || exception.IsTransient)
            {
                failure = exception;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // Nobody awaits this: what is not written here is not known to anyone.
                return exception;
            }
        }

        return failure;
    }
}
