using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Models;
using OpenRouter.AI.Models.Wire;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

// The catalog: models, who serves them, and what they cost.
public sealed partial class OpenRouterClient
{
    /// <summary>Lists the models of the catalog, page by page while it is enumerated.</summary>
    /// <param name="query">
    /// Which models, in which order. Null (the default) lists <b>those that give text</b>, since the service leaves all others out unless
    /// <see cref="OpenRouterModelQuery.OutputModalities"/> asks for them.
    /// </param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The models. Each enumeration asks anew; <see cref="OpenRouterModelCatalog"/> keeps them for a while.</returns>
    /// <exception cref="ArgumentException">An offset is negative, or a limit is not positive.</exception>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached, an entry has no id, or the pages end
    /// before the list does.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
    public IAsyncEnumerable<OpenRouterModel> GetModelsAsync(OpenRouterModelQuery? query = null, CancellationToken cancellationToken = default)
    {
        if (query is { Offset: < 0 } or { Limit: <= 0 })
        {
            throw new ArgumentException("An offset must not be negative, and a limit must be positive.", nameof(query));
        }

        ModelQueryString parameters = query?.ToQuery() ?? new ModelQueryString();
        return PagesAsync("models", parameters, query?.Limit, cancellationToken);
    }

    /// <summary>Lists the models that the account may use: those that its provider, privacy and guardrail settings leave.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The models. Each enumeration asks anew.</returns>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached, an entry has no id, or the pages end
    /// before the list does.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/list-models-user"/>.</remarks>
    public IAsyncEnumerable<OpenRouterModel> GetUserModelsAsync(CancellationToken cancellationToken = default) =>
        PagesAsync("models/user", new ModelQueryString(), null, cancellationToken);

    /// <summary>Lists the models that make embeddings.</summary>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The models. Each enumeration asks anew.</returns>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached, an entry has no id, or the pages end
    /// before the list does.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/embeddings/list-embeddings-models"/>.</remarks>
    public IAsyncEnumerable<OpenRouterModel> GetEmbeddingModelsAsync(CancellationToken cancellationToken = default) =>
        PagesAsync("embeddings/models", new ModelQueryString(), null, cancellationToken);

    /// <summary>Gets one model of the catalog.</summary>
    /// <param name="id">The id with its author, such as <c>openai/gpt-4o</c>; variants (<c>:free</c>) and aliases (<c>~author/name</c>)
    /// are kept as they are.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is no author and slug.</exception>
    /// <exception cref="OpenRouterException">The service reported a failure, 404 for a model that it does not have, or could not be
    /// reached.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-model"/>.</remarks>
    public Task<OpenRouterModel> GetModelAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return _transport.GetObjectAsync("model/" + ModelPath.Of(id), ModelReader.Read, cancellationToken);
    }

    /// <summary>Gets the providers that serve a model: their prices, limits and health.</summary>
    /// <param name="id">The id with its author, such as <c>openai/gpt-4o</c>.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The model with its endpoints.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is no author and slug.</exception>
    /// <exception cref="OpenRouterException">The service reported a failure, 404 for a model that it does not have, or could not be
    /// reached.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/endpoints/list-endpoints"/>.</remarks>
    public Task<OpenRouterModelEndpoints> GetModelEndpointsAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return _transport.GetObjectAsync($"models/{ModelPath.Of(id)}/endpoints", EndpointReader.ReadModel, cancellationToken);
    }

    /// <summary>Lists the endpoints that keep no data.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The endpoints of all models.</returns>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/endpoints/list-endpoints-zdr"/>.</remarks>
    public async Task<IReadOnlyList<OpenRouterModelEndpoint>> GetZeroRetentionEndpointsAsync(CancellationToken cancellationToken = default) =>
        await _transport.GetAsync("endpoints/zdr", static body => DataList.Read(body, EndpointReader.Read), cancellationToken).ConfigureAwait(false);

    /// <summary>Lists the providers.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The providers.</returns>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/providers/list-providers"/>.</remarks>
    public async Task<IReadOnlyList<OpenRouterProvider>> GetProvidersAsync(CancellationToken cancellationToken = default) =>
        await _transport.GetAsync("providers", static body => DataList.Read(body, ProviderReader.Read), cancellationToken).ConfigureAwait(false);

    /// <summary>Counts the models of the catalog.</summary>
    /// <param name="outputModalities">What the models must give. Null (the default) counts <b>those that give text</b>; a list of
    /// <see cref="ModelModality.All"/> counts every model.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>How many there are.</returns>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/list-models-count"/>.</remarks>
    public async Task<int> GetModelCountAsync(IEnumerable<ModelModality>? outputModalities = null, CancellationToken cancellationToken = default)
    {
        string path = "models/count" + new ModelQueryString().Add("output_modalities", outputModalities);
        ModelCount count = await _transport.GetObjectAsync(path, ModelCount.Read, cancellationToken).ConfigureAwait(false);
        return count.Value;
    }

    private async IAsyncEnumerable<OpenRouterModel> PagesAsync(
        string path, ModelQueryString query, long? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ModelPager pager = new(query, limit);
        ModelPage page;
        do
        {
            page = await _transport.GetAsync(path + pager.Query, ModelPage.Read, cancellationToken).ConfigureAwait(false);
            long wanted = pager.Wanted;
            for (int index = 0; index < page.Models.Count && index < wanted; index++)
            {
                yield return page.Models[index];
            }
        }
        while (pager.MoveNext(page));
    }
}
