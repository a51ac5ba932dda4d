using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Budget;

namespace OpenRouter.AI;

/// <summary>What may be spent.</summary>
public sealed class OpenRouterBudgetOptions
{
    /// <summary>Gets or sets the most that a single request may cost.</summary>
    /// <value>
    /// US dollars; null (the default) sets no cap. A request that costs more by the prices of the catalog is not sent; the others carry the
    /// highest prices that the cap leaves room for (<c>provider.max_price</c>), so that no dearer endpoint serves them.
    /// </value>
    public decimal? PerRequest { get; set; }

    /// <summary>Gets or sets how long an answer is taken to be when its options set no limit.</summary>
    /// <value>Tokens; 1,000 by default.</value>
    public int ExpectedOutputTokens { get; set; } = 1000;

    /// <summary>Gets or sets where it is written down what was spent.</summary>
    /// <value>Null (the default) takes the ledger that is registered as a service, or else one in memory that the clients of this pipeline
    /// share.</value>
    public IOpenRouterBudgetLedger? Ledger { get; set; }

    internal List<BudgetLimit> Limits { get; } = [];

    /// <summary>Adds a cap on everything that goes through the pipeline, or through all pipelines that share the ledger and name.</summary>
    /// <param name="name">The name of the scope, such as <c>team-a</c>.</param>
    /// <param name="allowed">The most that may be spent, in US dollars.</param>
    /// <param name="period">How often it begins anew.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public OpenRouterBudgetOptions AddScope(string name, decimal allowed, OpenRouterBudgetPeriod period = OpenRouterBudgetPeriod.None) =>
        Add(name, allowed, period, null);

    /// <summary>Adds a cap for each user, tenant, or whatever a request belongs to.</summary>
    /// <param name="name">The name of the kind of scope, such as <c>user</c>.</param>
    /// <param name="allowed">The most that each may spend, in US dollars.</param>
    /// <param name="key">Tells from the options of a request what it belongs to; null or empty when the cap does not concern it.</param>
    /// <param name="period">How often it begins anew.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The name is null or empty, or <paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public OpenRouterBudgetOptions AddScopes(
        string name, decimal allowed, Func<ChatOptions?, string?> key, OpenRouterBudgetPeriod period = OpenRouterBudgetPeriod.None)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Add(name, allowed, period, (options, _) => key(options));
    }

    /// <summary>Adds a cap for each conversation: requests with the same <see cref="OpenRouterRequestOptions.SessionId"/>, or else
    /// <see cref="ChatOptions.ConversationId"/>. Requests with neither are not concerned.</summary>
    /// <param name="allowed">The most that a conversation may cost, in US dollars.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public OpenRouterBudgetOptions AddConversations(decimal allowed) =>
        Add("conversation", allowed, OpenRouterBudgetPeriod.None, static (options, fields) => fields.SessionId ?? options?.ConversationId);

    private OpenRouterBudgetOptions Add(
        string name, decimal allowed, OpenRouterBudgetPeriod period, Func<ChatOptions?, OpenRouterRequestOptions, string?>? key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (allowed < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(allowed), allowed, "A budget must not be negative.");
        }

        Limits.Add(new BudgetLimit(name, allowed, period, key));
        return this;
    }
}
