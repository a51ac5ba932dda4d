using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Account;

/// <summary>
/// Waits for a record that is written after the answer it is about: until then the service knows nothing of it (404). After the last wait
/// the 404 is the answer.
/// </summary>
internal static class RecordWaits
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3),
    ];

    internal static async Task<T> RunAsync<T>(Func<Task<T>> ask, OpenRouterClientOptions settings, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (OpenRouterException failure) when (settings.MaxRetries > 0 && attempt < Waits.Length && IsMissing(failure))
            {
                // The record may be written by now.
            }

            await settings.TimeProvider.Delay(Waits[attempt], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A web page with this status means that the endpoint is not the API: waiting would not change that.</summary>
    private static bool IsMissing(OpenRouterException failure) => failure is { StatusCode: HttpStatusCode.NotFound, ErrorBody: not null };
}
