using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Sends what is meant for OpenRouter to the emulator, with the emulator's key: a real one never leaves the process.</summary>
internal sealed class RedirectHandler(EmulatorService service) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { IsAbsoluteUri: true } uri && uri.Host.Equals("openrouter.ai", StringComparison.OrdinalIgnoreCase))
        {
            OpenRouterEmulator server = await service.Server.WaitAsync(cancellationToken).ConfigureAwait(false);
            request.RequestUri = new Uri(server.Endpoint, uri.PathAndQuery);

            // The application's own key would tell which kind it is, but is not ours to read.
            string key = uri.AbsolutePath.EndsWith("/credits", StringComparison.Ordinal) ? server.ManagementApiKey : server.ApiKey;
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
