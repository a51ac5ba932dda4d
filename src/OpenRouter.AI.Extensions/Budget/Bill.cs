using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What answers say that they cost.</summary>
internal sealed class Bill
{
    private readonly HashSet<string> _open = [];
    private string? _current;
    private string? _told;

    /// <summary>Gets the sum, in US dollars.</summary>
    internal decimal Cost { get; private set; }

    internal bool IsKnown { get; private set; }

    /// <summary>Gets the generations whose cost has not been told.</summary>
    internal IReadOnlyCollection<string> OpenGenerations =>
        _current is null || _open.Contains(_current) ? _open : [.. _open, _current];

    /// <summary>Gets whether the sum is all there is.</summary>
    internal bool IsComplete => IsKnown && OpenGenerations.Count == 0;

    /// <summary>Gets whether the service has not sent any part of an answer.</summary>
    internal bool IsSilent { get; private set; } = true;

    internal void Add(ChatResponseUpdate update)
    {
        IsSilent = false;
        if (update.ResponseId is { } id && id != _told)
        {
            // What middleware adds to an answer may have an identity of its own, which the next part overrides.
            _current = id;
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
        IsSilent = false;
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        _current = metadata?.GenerationId ?? response.ResponseId;
        Add(response.Usage?.GetOpenRouterCost() ?? metadata?.Cost);
    }

    internal void Add(Bill other)
    {
        IsSilent &= other.IsSilent;
        IsKnown |= other.IsKnown;
        Cost += other.Cost;
        AddOpen(other);
    }

    /// <summary>Adds only what the other bill does not know.</summary>
    internal void AddOpen(Bill other) => _open.UnionWith(other.OpenGenerations);

    internal void Open(string? generation) => _current = generation ?? _current;

    /// <summary>Adds the cost of a generation that was open.</summary>
    internal void Close(string generation, decimal cost)
    {
        _open.Remove(generation);
        _current = _current == generation ? null : _current;
        Cost += cost;
        IsKnown = true;
    }

    internal void Add(decimal? cost)
    {
        if (cost is { } told)
        {
            Cost += told;
            IsKnown = true;
            _told = _current ?? _told;
            _current = null;
        }
    }

    /// <summary>Tells whether another bill over the same call has as much on it, or more.</summary>
    internal bool IsCoveredBy(Bill other) => other.IsKnown
        ? !IsKnown || other.Cost >= Cost
        : !IsKnown && (other.OpenGenerations.Count > OpenGenerations.Count || (IsSilent && !other.IsSilent));
}
