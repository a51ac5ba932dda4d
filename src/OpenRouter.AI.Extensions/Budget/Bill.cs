using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What answers say that they cost.</summary>
internal sealed class Bill
{
    private string? _told;

    /// <summary>Gets the sum, in US dollars.</summary>
    internal decimal Cost { get; private set; }

    internal bool IsKnown { get; private set; }

    /// <summary>Gets the generation whose cost has not been told.</summary>
    internal string? OpenGeneration { get; private set; }

    /// <summary>Gets whether the service has not sent any part of an answer.</summary>
    internal bool IsSilent { get; private set; } = true;

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
        IsSilent = false;
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        OpenGeneration = metadata?.GenerationId ?? response.ResponseId;
        Add(response.Usage?.GetOpenRouterCost() ?? metadata?.Cost);
    }

    internal void Add(Bill other)
    {
        IsSilent &= other.IsSilent;
        IsKnown |= other.IsKnown;
        Cost += other.Cost;
        OpenGeneration = other.OpenGeneration ?? OpenGeneration;
    }

    internal void Open(string? generation) => OpenGeneration = generation ?? OpenGeneration;

    internal void Add(decimal? cost)
    {
        if (cost is { } told)
        {
            Cost += told;
            IsKnown = true;
            _told = OpenGeneration ?? _told;
            OpenGeneration = null;
        }
    }

    /// <summary>Tells whether another bill over the same call has more on it.</summary>
    internal bool IsLessThan(Bill other) => other.IsKnown ? !IsKnown || other.Cost > Cost : !IsKnown && IsSilent && !other.IsSilent;
}
