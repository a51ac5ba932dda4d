using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI;

/// <summary>Where it is written down what was spent. One that several instances of an application share makes them share their budgets.</summary>
public interface IOpenRouterBudgetLedger
{
    /// <summary>Adds an amount to an account, unless that would exceed the limit. Looking and adding is one step that nobody can come
    /// between.</summary>
    /// <param name="account">The account: a scope, and the period when there is one.</param>
    /// <param name="amount">US dollars; negative to give back what was set aside, 0 to ask what the account holds.</param>
    /// <param name="limit">The most that the account may hold afterwards, in US dollars. Null adds in any case.</param>
    /// <param name="expires">Until when the account is needed at least; a later time that it was given before stays. Null keeps it for
    /// ever.</param>
    /// <param name="id">Names this movement. A call that failed is repeated with the same id, since nobody knows whether it added before it
    /// failed: what has been added under an id within the last ten minutes, or longer, is accepted again without being added again. Null
    /// adds each time.</param>
    /// <param name="cancellationToken">Cancels the wait; whether the amount was added is then not known.</param>
    /// <returns>Whether the amount was added, now or before, and what the account holds.</returns>
    ValueTask<OpenRouterBudgetEntry> AddAsync(
        string account, decimal amount, decimal? limit, DateTimeOffset? expires, string? id, CancellationToken cancellationToken = default);
}
