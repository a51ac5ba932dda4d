using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What answers say that they cost.</summary>
internal sealed class Bill
{
    private readonly HashSet<string> _open = [];
    private readonly HashSet<string> _mayBeMissing = [];
    private int _nameless;
    private string? _current;
    private string? _told;

    /// <summary>Gets the sum, in US dollars.</summary>
    internal decimal Cost { get; private set; }

    internal bool IsKnown { get; private set; }

    /// <summary>Gets the generations whose cost has not been told.</summary>
    internal IReadOnlyCollection<string> OpenGenerations =>
        _current is null || _open.Contains(_current) ? _open : [.. _open, _current];

    /// <summary>Gets of how many requests nobody knows yet what they cost.</summary>
    internal int Unknown => OpenGenerations.Count + _nameless;

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
        AddUnknown(other);
    }

    /// <summary>Adds only what the other bill does not know.</summary>
    internal void AddUnknown(Bill other)
    {
        _open.UnionWith(other.OpenGenerations);
        _mayBeMissing.UnionWith(other._mayBeMissing);
        _nameless += other._nameless;
    }

    /// <summary>Adds a request that may have cost something, and has no name to ask by.</summary>
    internal void AddNameless() => _nameless++;

    /// <summary>Adds a generation whose cost is to be asked for.</summary>
    /// <param name="generation">Its id; null when the one that is known already is meant.</param>
    /// <param name="mayBeMissing">Whether no record means that it has cost nothing.</param>
    internal void Open(string? generation, bool mayBeMissing = false)
    {
        _current = generation ?? _current;
        if (mayBeMissing && _current is not null)
        {
            _mayBeMissing.Add(_current);
        }
    }

    /// <summary>Tells whether the generation may have left no record, and has cost nothing then.</summary>
    internal bool MayBeMissing(string generation) => _mayBeMissing.Contains(generation);

    /// <summary>Adds the cost of a generation that was open.</summary>
    internal void Close(string generation, decimal cost)
    {
        _open.Remove(generation);
        _current = _current == generation ? null : _current;
        Cost += cost;
        IsKnown = true;
    }

    private void Add(decimal? cost)
    {
        if (cost is { } told)
        {
            Cost += told;
            IsKnown = true;
            _told = _current ?? _told;
            _current = null;
        }
    }
}
