using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Sends what is meant for OpenRouter to the emulator, with the emulator's key: a real one never leaves the process.</summary>
internal sealed class RedirectHandler(EmulatorService service) : DelegatingHandler
{
    private const string KeyStart = "sk-or-";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { IsAbsoluteUri: true } uri)
        {
            if (service.Addresses.PathOf(uri) is { } path)
            {
                OpenRouterEmulator server = await service.Server.WaitAsync(cancellationToken).ConfigureAwait(false);
                Redirect(request, server, path, uri.Query);
            }
            else if (!uri.IsLoopback && HasKey(request))
            {
                throw new InvalidOperationException(
                    $"A request to {uri.Host} with an OpenRouter key was not sent: the emulator takes the place of openrouter.ai in this application, and "
                    + $"a real key must not leave it. Add the address to {nameof(OpenRouterEmulatorOptions)}.{nameof(OpenRouterEmulatorOptions.RedirectedEndpoints)} "
                    + "to send it to the emulator too.");
            }
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static void Redirect(HttpRequestMessage request, OpenRouterEmulator server, string path, string query)
    {
        request.RequestUri = new Uri(server.Endpoint, path + query);
        request.Headers.Host = null;

        // The application's own key would tell which kind it is, but is not ours to read.
        string key = path.EndsWith("/credits", StringComparison.Ordinal) ? server.ManagementApiKey : server.ApiKey;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    private static bool HasKey(HttpRequestMessage request) =>
        request.Headers.Any(static header => header.Value.Any(static value => value.Contains(KeyStart, StringComparison.Ordinal)))
        || request.RequestUri!.Query.Contains(KeyStart, StringComparison.Ordinal);
}
