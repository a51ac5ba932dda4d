using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What answers say that they cost.</summary>
internal sealed class Bill
{
    private readonly Dictionary<string, decimal> _costs = [];
    private readonly HashSet<string> _open = [];
    private readonly HashSet<string> _mayBeMissing = [];
    private decimal _namelessCost;
    private bool _hasNamelessCost;
    private int _nameless;
    private string? _current;
    private string? _told;

    /// <summary>Gets the sum, in US dollars.</summary>
    internal decimal Cost => _namelessCost + _costs.Values.Sum();

    internal bool IsKnown => _hasNamelessCost || _costs.Count > 0;

    /// <summary>Gets the generations whose cost has not been told.</summary>
    internal IReadOnlyCollection<string> OpenGenerations =>
        _current is null || _open.Contains(_current) ? _open : [.. _open, _current];

    /// <summary>Gets of how many requests nobody knows yet what they cost.</summary>
    internal int Unknown => OpenGenerations.Count + _nameless;

    /// <summary>Gets whether the service has not sent any part of an answer.</summary>
    internal bool IsSilent { get; private set; } = true;

    /// <summary>Gets all generations that are named on it.</summary>
    internal IEnumerable<string> Generations => _costs.Keys.Concat(OpenGenerations);

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
        _namelessCost += other._namelessCost;
        _hasNamelessCost |= other._hasNamelessCost;
        _nameless += other._nameless;
        _open.UnionWith(other.OpenGenerations);
        _mayBeMissing.UnionWith(other._mayBeMissing);
        foreach (KeyValuePair<string, decimal> cost in other._costs)
        {
            AddCost(cost.Key, cost.Value);
        }
    }

    /// <summary>Adds a cost that belongs to no generation in particular.</summary>
    internal void AddCost(decimal cost)
    {
        _namelessCost += cost;
        _hasNamelessCost = true;
    }

    /// <summary>Adds requests that may have cost something, and have no name to ask by.</summary>
    internal void AddNameless(int requests) => _nameless += requests;

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
        Forget(generation);
        AddCost(generation, cost);
    }

    /// <summary>Moves a generation, with its cost or without, to another bill.</summary>
    internal void Move(string generation, Bill other)
    {
        if (_costs.TryGetValue(generation, out decimal cost))
        {
            _costs.Remove(generation);
            other.AddCost(generation, cost);
        }
        else
        {
            Forget(generation);
            other._open.Add(generation);
            if (_mayBeMissing.Contains(generation))
            {
                other._mayBeMissing.Add(generation);
            }
        }
    }

    /// <summary>Takes a generation off the bill.</summary>
    internal void Remove(string generation)
    {
        _costs.Remove(generation);
        Forget(generation);
    }

    private void Forget(string generation)
    {
        _open.Remove(generation);
        _current = _current == generation ? null : _current;
    }

    private void AddCost(string generation, decimal cost) =>
        _costs[generation] = _costs.TryGetValue(generation, out decimal earlier) ? earlier + cost : cost;

    private void Add(decimal? cost)
    {
        if (cost is not { } told)
        {
            return;
        }

        if ((_current ?? _told) is { } generation)
        {
            AddCost(generation, told);
        }
        else
        {
            AddCost(told);
        }

        _told = _current ?? _told;
        _current = null;
    }
}
