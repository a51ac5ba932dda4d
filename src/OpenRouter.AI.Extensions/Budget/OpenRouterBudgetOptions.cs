using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Sessions;

namespace OpenRouter.AI;

/// <summary>What may be spent.</summary>
public sealed class OpenRouterBudgetOptions
{
    private static readonly TimeSpan ShortestLifetime = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the most that a single request may cost.</summary>
    /// <value>US dollars; null (the default) sets no cap.</value>
    /// <remarks>
    /// <para>A request whose own limit of the output makes it cost more by the prices of the catalog is not sent. One without a limit gets one
    /// (<see cref="ChatOptions.MaxOutputTokens"/>) when its model could write more than the cap pays for; an answer that reaches it ends with
    /// <see cref="ChatFinishReason.Length"/>. Each request carries highest prices (<c>provider.max_price</c>) that add up to the cap, in the
    /// proportions of the catalog, so that no endpoint may serve that is too dear: when all are, the service answers with 404. A
    /// model whose price the catalog does not have may write <see cref="ExpectedOutputTokens"/>.</para>
    /// <para>So the output cannot cost more than the cap leaves after the input. What is estimated, and can exceed it, is the input: its text
    /// by its length, and each picture or file as 1,000 tokens. Not in it are searches, plugins, tools that the service runs, writing to a
    /// cache, and attempts that failed and were repeated.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal? PerRequest
    {
        get;
        set => field = value < 0
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "PerRequest must not be negative; null sets no cap.")
            : value;
    }

    /// <summary>Gets or sets how long an answer is taken to be when its options set no limit.</summary>
    /// <value>Tokens; 1,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public int ExpectedOutputTokens
    {
        get;
        set => field = value < 1
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "ExpectedOutputTokens must be more than 0.")
            : value;
    } = 1000;

    /// <summary>Gets or sets how long an account of a budget without a period is kept after the last request that it was for.</summary>
    /// <value>
    /// Null (the default) keeps it for ever, since a budget that is forgotten begins anew. Where users or conversations are many, each is an
    /// account of some hundred bytes: set how long one that is over may be remembered, such as 30 days. At least an hour, so that no
    /// request outlives the account that it is to be written to. An account that was kept for ever before stays so.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than an hour.</exception>
    public TimeSpan? UnusedAccountLifetime
    {
        get;
        set => field = value < ShortestLifetime
            ? throw new ArgumentOutOfRangeException(
                nameof(value), value, "UnusedAccountLifetime must be an hour at least; null keeps accounts for ever.")
            : value;
    }

    /// <summary>Gets or sets where it is written down what was spent.</summary>
    /// <value>Null (the default) takes the ledger that is registered as a service, or else one in memory that the clients of this pipeline
    /// share.</value>
    public IOpenRouterBudgetLedger? Ledger { get; set; }

    internal List<BudgetLimit> Limits { get; } = [];

    /// <summary>Gets whether conversations have a cap.</summary>
    internal bool CapsConversations => Limits.Exists(static limit => limit.Key == OfConversation);

    /// <summary>Adds a cap on everything that goes through the pipeline, or through all pipelines that share the ledger and name.</summary>
    /// <param name="name">The name of the scope, such as <c>team-a</c>.</param>
    /// <param name="allowed">The most that may be spent, in US dollars.</param>
    /// <param name="period">How often it begins anew.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The name is null or empty, or has a cap with this period already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or the period is none.</exception>
    public OpenRouterBudgetOptions AddScope(string name, decimal allowed, OpenRouterBudgetPeriod period = OpenRouterBudgetPeriod.None) =>
        Add(name, allowed, period, null);

    /// <summary>Adds a cap for each user, tenant, or whatever a request belongs to.</summary>
    /// <param name="name">The name of the kind of scope, such as <c>user</c>.</param>
    /// <param name="allowed">The most that each may spend, in US dollars.</param>
    /// <param name="key">Tells from the options of a request what it belongs to; null or empty when the cap does not concern it.</param>
    /// <param name="period">How often it begins anew.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The name is null or empty, or has a cap with this period already, or <paramref name="key"/> is
    /// null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or the period is none.</exception>
    public OpenRouterBudgetOptions AddScopes(
        string name, decimal allowed, Func<ChatOptions?, string?> key, OpenRouterBudgetPeriod period = OpenRouterBudgetPeriod.None)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Add(name, allowed, period, (options, _) => key(options));
    }

    /// <summary>Adds a cap for each conversation: requests with the same <see cref="OpenRouterRequestOptions.SessionId"/>, or else
    /// <see cref="ChatOptions.ConversationId"/>.</summary>
    /// <param name="allowed">The most that a conversation may cost, in US dollars.</param>
    /// <param name="period">How often it begins anew.</param>
    /// <returns>These options.</returns>
    /// <remarks>Only an id that the application gave counts, on the request or by <see cref="OpenRouterSessionOptions.SessionId"/>. Requests
    /// without one are not concerned: what sessions make of the beginning of a conversation is the same for everyone who begins alike.
    /// For another key see <see cref="AddScopes"/>. Sessions must be added before the budget, which does not see what they add below
    /// it.</remarks>
    /// <exception cref="ArgumentException">Conversations have a cap with this period already.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or the period is none.</exception>
    public OpenRouterBudgetOptions AddConversations(decimal allowed, OpenRouterBudgetPeriod period = OpenRouterBudgetPeriod.None) =>
        Add("conversation", allowed, period, OfConversation);

    private static string? OfConversation(ChatOptions? options, OpenRouterRequestOptions fields) =>
        DerivedSession.Is(options, fields.SessionId) ? options?.ConversationId : fields.SessionId ?? options?.ConversationId;

    private OpenRouterBudgetOptions Add(
        string name, decimal allowed, OpenRouterBudgetPeriod period, Func<ChatOptions?, OpenRouterRequestOptions, string?>? key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (allowed < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(allowed), allowed, "A budget must not be negative.");
        }

        if (period is < OpenRouterBudgetPeriod.None or > OpenRouterBudgetPeriod.Month)
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, "A budget needs one of the periods that there are.");
        }

        if (Limits.Exists(limit => limit.Name == name && limit.Period == period))
        {
            // Both would be kept in one account, and each request would be counted twice.
            throw new ArgumentException($"The budget '{name}' has a cap with this period already.", nameof(name));
        }

        Limits.Add(new BudgetLimit(name, allowed, period, key));
        return this;
    }
}
