using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Models;

namespace OpenRouter.AI;

/// <summary>
/// The models of the catalog, kept in memory for a while. Thread-safe: whoever asks while the list is being fetched waits for the same
/// request, one who leaves does not end it for the others, and a request that failed is not kept.
/// </summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed class OpenRouterModelCatalog
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(1);

    private readonly OpenRouterClient _client;
    private readonly SharedFetch<ModelIndex> _models;

    /// <summary>Initializes a catalog.</summary>
    /// <param name="client">The client that fetches it; it is not disposed. Its clock measures the lifetime.</param>
    /// <param name="lifetime">For how long the list is kept. Null (the default) means one hour; zero fetches it each time.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lifetime"/> is negative.</exception>
    public OpenRouterModelCatalog(OpenRouterClient client, TimeSpan? lifetime = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (lifetime < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, "The lifetime must not be negative.");
        }

        _client = client;
        _models = new SharedFetch<ModelIndex>(FetchAsync, _ => lifetime ?? DefaultLifetime, client.Settings.TimeProvider);
    }

    /// <summary>Gets the clock of the client.</summary>
    internal TimeProvider TimeProvider => _client.Settings.TimeProvider;

    /// <summary>Gets all models, whatever they give.</summary>
    /// <param name="cancellationToken">Cancels the wait. The request goes on for others who wait, and for the next one who asks.</param>
    /// <returns>The models.</returns>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached.</exception>
    public async Task<IReadOnlyList<OpenRouterModel>> GetModelsAsync(CancellationToken cancellationToken = default) =>
        (await _models.GetAsync(cancellationToken).ConfigureAwait(false)).Models;

    /// <summary>Finds a model.</summary>
    /// <param name="id">
    /// Its id or permanent name, without regard to case. Variants that only choose among the providers (<c>:nitro</c>, <c>:floor</c>,
    /// <c>:online</c>, <c>:exacto</c>) are looked up without the variant.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The model; null when the catalog does not have it.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is null, empty or white space.</exception>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached.</exception>
    public async Task<OpenRouterModel?> FindModelAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return (await _models.GetAsync(cancellationToken).ConfigureAwait(false)).Find(id);
    }

    /// <summary>Forgets the list, so that the next question fetches it.</summary>
    public void Clear() => _models.Clear();

    /// <summary>Gets the models with their names.</summary>
    internal Task<ModelIndex> GetIndexAsync(CancellationToken cancellationToken) => _models.GetAsync(cancellationToken);

    private async Task<ModelIndex> FetchAsync(CancellationToken cancellationToken)
    {
        // Without this the service leaves out every model that gives no text.
        var all = new OpenRouterModelQuery { OutputModalities = [ModelModality.All] };
        List<OpenRouterModel> models = [];
        await foreach (OpenRouterModel model in _client.GetModelsAsync(all, cancellationToken).ConfigureAwait(false))
        {
            models.Add(model);
        }

        return new ModelIndex(models.AsReadOnly());
    }
}
