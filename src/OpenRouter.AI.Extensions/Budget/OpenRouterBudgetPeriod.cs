namespace OpenRouter.AI;

/// <summary>How often a budget begins anew. Periods are those of UTC, as OpenRouter's own limits are.</summary>
public enum OpenRouterBudgetPeriod
{
    /// <summary>Never.</summary>
    None,

    /// <summary>With every hour.</summary>
    Hour,

    /// <summary>At midnight.</summary>
    Day,

    /// <summary>On the first day of the month.</summary>
    Month,
}
