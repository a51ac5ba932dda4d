using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What is set aside for one call, and what it cost in the end.</summary>
internal sealed class Spending(IOpenRouterBudgetLedger ledger)
{
    /// <summary>Set aside when the price is not known: an account that is used up refuses it.</summary>
    private const decimal Least = 0.000000001m;

    private readonly List<(BudgetAccount Account, decimal Amount)> _reserved = [];
    private decimal _cost;
    private bool _known;
    private string? _told;

    /// <summary>Gets the generation whose cost has not been told.</summary>
    internal string? OpenGeneration { get; private set; }

    internal bool IsKnown => _known;

    /// <summary>Gets whether the service has not sent any part of an answer.</summary>
    internal bool IsSilent { get; private set; } = true;

    /// <summary>Gets whether something is still to be written down.</summary>
    internal bool IsOpen => _reserved.Count > 0;

    internal decimal Cost => _cost;

    internal async Task ReserveAsync(BudgetAccount account, decimal? estimate, CancellationToken cancellationToken)
    {
        decimal amount = estimate ?? Least;
        OpenRouterBudgetEntry entry = await ledger.AddAsync(account.Name, amount, account.Allowed, account.Expires, cancellationToken).ConfigureAwait(false);
        if (!entry.IsAccepted)
        {
            throw new OpenRouterBudgetExceededException(account.Scope, entry.Total, account.Allowed, estimate);
        }

        _reserved.Add((account, amount));
    }

    internal void Add(ChatResponseUpdate update)
    {
        IsSilent = false;
        if (update.ResponseId is { } id && id != _told)
        {
            OpenGeneration = id;
        }

        foreach (AIContent content in update.Contents)
        {
            if (content is UsageContent usage)
            {
                Add(usage.Details.GetOpenRouterCost());
            }
        }
    }

    internal void Add(ChatResponse response)
    {
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        OpenGeneration = metadata?.GenerationId ?? response.ResponseId;
        Add(response.Usage?.GetOpenRouterCost() ?? metadata?.Cost);
    }

    internal void Open(string? generation) => OpenGeneration = generation ?? OpenGeneration;

    internal void Add(decimal? cost)
    {
        if (cost is { } told)
        {
            _cost += told;
            _known = true;
            _told = OpenGeneration ?? _told;
            OpenGeneration = null;
        }
    }

    /// <summary>Writes down what the call cost instead of what was set aside. Also when the caller has left: the money is spent.</summary>
    /// <returns>The last failure of the ledger; null when everything is written down. Another call tries what is left.</returns>
    internal async Task<Exception?> SettleAsync()
    {
        Exception? failure = null;
        for (int index = _reserved.Count - 1; index >= 0; index--)
        {
            (BudgetAccount account, decimal amount) = _reserved[index];
            bool isLeft = false;
            try
            {
                if (_cost != amount)
                {
                    await ledger.AddAsync(account.Name, _cost - amount, null, account.Expires, CancellationToken.None).ConfigureAwait(false);
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // A ledger that failed may have added all the same. Giving back twice would make money of nothing; counting twice does not.
                failure = exception;
                isLeft = _cost > amount;
            }

            if (!isLeft)
            {
                _reserved.RemoveAt(index);
            }
        }

        return failure;
    }
}
