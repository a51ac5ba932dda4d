using System;
using System.Globalization;

namespace OpenRouter.AI;

/// <summary>A request was not sent, because a budget does not cover it.</summary>
public sealed class OpenRouterBudgetExceededException : InvalidOperationException
{
    internal OpenRouterBudgetExceededException(string scope, decimal spent, decimal allowed, decimal? needed)
        : base(Describe(scope, spent, allowed, needed))
    {
        Scope = scope;
        Spent = spent;
        Allowed = allowed;
        Needed = needed;
    }

    /// <summary>Gets the budget that does not cover the request.</summary>
    /// <value><c>request</c> for the cap of a single request, otherwise the name of the scope, with its key after a colon if it has
    /// one.</value>
    public string Scope { get; }

    /// <summary>Gets what is spent already, including what is set aside for requests under way.</summary>
    /// <value>US dollars.</value>
    public decimal Spent { get; }

    /// <summary>Gets what may be spent.</summary>
    /// <value>US dollars.</value>
    public decimal Allowed { get; }

    /// <summary>Gets what the request would cost by the prices of the catalog.</summary>
    /// <value>US dollars; null when the catalog does not say.</value>
    public decimal? Needed { get; }

    private static string Describe(string scope, decimal spent, decimal allowed, decimal? needed)
    {
        FormattableString text = needed is null
            ? (FormattableString)$"The OpenRouter budget '{scope}' is used up: ${spent} of ${allowed} are spent. The request was not sent."
            : $"The OpenRouter budget '{scope}' does not cover the request: ${spent} of ${allowed} are spent, and it needs about ${needed}. It was not sent.";
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
