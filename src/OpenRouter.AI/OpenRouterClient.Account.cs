using System;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Account;
using OpenRouter.AI.Account.Wire;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

// The account: money, the key, and the record of a generation.
public sealed partial class OpenRouterClient
{
    /// <summary>Gets what the account has bought and spent. This needs a management key.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The credits, in US dollars.</returns>
    /// <exception cref="OpenRouterException">
    /// The service reported a failure or could not be reached; 403 for a key that is no management key. Such a key may also be answered
    /// with zeros: those are not taken for a balance, but raised with the same status.
    /// </exception>
    /// <remarks>For the limits of the client's own key, which any key may ask for, see <see cref="GetKeyAsync"/>.
    /// Source: <see href="https://openrouter.ai/docs/api/api-reference/credits/get-credits"/>.</remarks>
    public async Task<OpenRouterCredits> GetCreditsAsync(CancellationToken cancellationToken = default)
    {
        OpenRouterCredits credits = await _transport.GetObjectAsync("credits", CreditsReader.Read, cancellationToken).ConfigureAwait(false);
        if (credits is { TotalCredits: 0, TotalUsage: 0, RemainingCredits: 0 })
        {
            OpenRouterKey key = await GetKeyAsync(cancellationToken).ConfigureAwait(false);
            if (key.IsManagementKey != true)
            {
                throw OpenRouterExceptionFactory.NoManagementKey();
            }
        }

        return credits;
    }

    /// <summary>Gets the limit of the client's key and what was spent with it. Any key may ask.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The key.</returns>
    /// <exception cref="OpenRouterException">The service reported a failure, such as 401 for a key that does not work, or could not be
    /// reached.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key"/>.</remarks>
    public Task<OpenRouterKey> GetKeyAsync(CancellationToken cancellationToken = default) =>
        _transport.GetObjectAsync("key", KeyReader.Read, cancellationToken);

    /// <summary>Gets the record of a generation.</summary>
    /// <param name="id">The id, <c>gen-…</c>: <see cref="OpenRouterResponseMetadata.GenerationId"/>.</param>
    /// <param name="cancellationToken">Cancels the request and the waits.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is null, empty or white space.</exception>
    /// <exception cref="OpenRouterException">The service reported a failure or could not be reached; 404 when there is still no record
    /// after the last wait.</exception>
    /// <remarks>
    /// The record is written after the answer. While it is missing (404) the service is asked again, up to five times over eight seconds,
    /// whatever the number of retries is; with <see cref="OpenRouterClientOptions.MaxRetries"/> 0 it is asked only once.
    /// Source: <see href="https://openrouter.ai/docs/api/api-reference/generations/get-generation"/>.
    /// </remarks>
    public Task<OpenRouterGeneration> GetGenerationAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        string path = "generation?id=" + Uri.EscapeDataString(id);
        return RecordWaits.RunAsync(
            () => _transport.GetObjectAsync(path, GenerationReader.Read, cancellationToken), Settings, cancellationToken);
    }
}
