using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.AccountTools;
using OpenRouter.AI.Models;

namespace OpenRouter.AI;

/// <summary>
/// The account as a model may see it: read-only, rounded, without labels, ids or keys. What the service said of credits and key is kept for a
/// minute, a failure for as long as it asks to wait if that is shorter, and the models for an hour, so that a model that loops does not ask
/// each time. It is what <see cref="OpenRouterAccountFunctions"/> and other kinds of plugin are made of. Thread-safe.
/// </summary>
/// <remarks>
/// What may be expected to fail does not throw: a key that is refused or may not see the account (401, 403), no credits (402), a rate limit
/// (429), and a service that cannot be reached give an object with <c>error</c> and <c>hint</c>. Amounts are US dollars with two decimals;
/// those below a cent have two digits that count. What may be spent is rounded down, what was spent up.
/// Source: <see href="https://openrouter.ai/docs/api/api-reference/credits/get-credits"/>.
/// </remarks>
public sealed class OpenRouterAccountReader
{
    private readonly SharedFetch<Reading<OpenRouterCredits>> _credits;
    private readonly SharedFetch<Reading<OpenRouterKey>> _key;
    private readonly OpenRouterModelCatalog _catalog;

    /// <summary>Initializes a reader.</summary>
    /// <param name="client">The client whose key is asked about; it is not disposed.</param>
    /// <param name="managementClient">A client with a management key, which the credits of the account are asked with; it is not disposed.
    /// Null (the default) asks with <paramref name="client"/>, which an ordinary key is refused.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    public OpenRouterAccountReader(OpenRouterClient client, OpenRouterClient? managementClient = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        OpenRouterClient manager = managementClient ?? client;
        TimeProvider time = client.Settings.TimeProvider;
        _credits = new(token => Reading<OpenRouterCredits>.OfAsync(() => manager.GetCreditsAsync(token)), static reading => reading.Lifetime, time);
        _key = new(token => Reading<OpenRouterKey>.OfAsync(() => client.GetKeyAsync(token)), static reading => reading.Lifetime, time);
        _catalog = new OpenRouterModelCatalog(client);
    }

    /// <summary>Reads the credits of the account.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns><c>remaining_usd</c>, <c>purchased_usd</c>, <c>used_usd</c>; or <c>error</c> and <c>hint</c>.</returns>
    public async Task<JsonElement> GetCreditsAsync(CancellationToken cancellationToken = default)
    {
        Reading<OpenRouterCredits> credits = await _credits.GetAsync(cancellationToken).ConfigureAwait(false);
        return credits.Value is { } value ? AccountAnswers.Credits(value) : AccountAnswers.Failure(credits.Failure!);
    }

    /// <summary>Reads the limits of the key and what was spent with it.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns><c>limit_usd</c> (null when there is none), <c>limit_remaining_usd</c>, <c>limit_reset</c>, <c>used_usd</c>,
    /// <c>used_today_usd</c>, <c>used_this_week_usd</c>, <c>used_this_month_usd</c>, <c>is_free_tier</c>; or <c>error</c> and
    /// <c>hint</c>.</returns>
    public async Task<JsonElement> GetKeyLimitsAsync(CancellationToken cancellationToken = default)
    {
        Reading<OpenRouterKey> key = await _key.GetAsync(cancellationToken).ConfigureAwait(false);
        return key.Value is { } value ? AccountAnswers.Key(value) : AccountAnswers.Failure(key.Failure!);
    }

    /// <summary>Tells whether the money is enough, without telling how much there is.</summary>
    /// <param name="estimatedCostUsd">The cost in US dollars, greater than zero.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>
    /// <c>affordable</c> and in <c>checked</c> what was compared (<c>key_limit</c>, <c>credits</c>). It is null, with a <c>hint</c>, when
    /// the key has no limit and may not see the credits, or when its limit could not be read and the credits are enough. Or <c>error</c>
    /// and <c>hint</c>.
    /// </returns>
    public async Task<JsonElement> CanAffordAsync(decimal estimatedCostUsd, CancellationToken cancellationToken = default)
    {
        if (estimatedCostUsd <= 0)
        {
            return AccountAnswers.Failure("The estimated cost is not greater than zero.", "Give an amount in US dollars.");
        }

        Task<Reading<OpenRouterCredits>> creditsTask = _credits.GetAsync(cancellationToken);
        Reading<OpenRouterKey> key = await _key.GetAsync(cancellationToken).ConfigureAwait(false);
        Reading<OpenRouterCredits> credits = await creditsTask.ConfigureAwait(false);
        return key.Value is null && credits.Value is null
            ? AccountAnswers.Failure(key.Failure!)
            : AccountAnswers.Affordable(estimatedCostUsd, key.Value, credits.Value?.RemainingCredits);
    }

    /// <summary>Finds models, the cheapest first by the sum of the prices of input and output, discounts taken off.</summary>
    /// <param name="search">What to look for. Null finds all that give text.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns><c>total</c> and <c>models</c> with id, name, context, prices for a million tokens and what they can do; or <c>error</c>
    /// and <c>hint</c>.</returns>
    public async Task<JsonElement> FindModelsAsync(OpenRouterModelSearch? search = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return ModelSearch.Find(await _catalog.GetModelsAsync(cancellationToken).ConfigureAwait(false), search ?? new OpenRouterModelSearch());
        }
        catch (OpenRouterException failure)
        {
            return AccountAnswers.Failure(failure);
        }
    }
}
