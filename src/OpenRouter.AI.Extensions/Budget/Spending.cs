using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What is set aside for one call, and what it cost in the end.</summary>
internal sealed class Spending(IOpenRouterBudgetLedger ledger, TimeProvider time)
{
    /// <summary>Set aside when the price is not known: an account that is used up refuses it.</summary>
    private const decimal Least = 0.000000001m;

    /// <summary>A request waits for the ledger, so these are short.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    private readonly List<Reservation> _reserved = [];
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
        // Noted before the ledger is asked: one that fails may have added all the same, and that must be given back.
        Reservation reservation = new(account, estimate ?? Least);
        _reserved.Add(reservation);
        OpenRouterBudgetEntry entry = await MakeAsync(reservation, cancellationToken).ConfigureAwait(false);
        if (!entry.IsAccepted)
        {
            _reserved.Remove(reservation);
            throw new OpenRouterBudgetExceededException(account.Scope, entry.Total, account.Allowed, estimate);
        }
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
            try
            {
                await _reserved[index].SettleAsync(ledger, _cost).ConfigureAwait(false);
                _reserved.RemoveAt(index);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failure = exception;
            }
        }

        return failure;
    }

    private async Task<OpenRouterBudgetEntry> MakeAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await reservation.MakeAsync(ledger, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (
                exception is not OutOfMemoryException && attempt < Waits.Length && !cancellationToken.IsCancellationRequested)
            {
                await time.Delay(Waits[attempt], cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
