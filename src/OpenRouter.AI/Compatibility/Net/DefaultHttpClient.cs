using System;
using System.Net;
using System.Net.Http;
using System.Threading;

namespace OpenRouter.AI.Transport;

/// <summary>Makes the client that is used when the caller gives none.</summary>
internal static class DefaultHttpClient
{
    internal static HttpClient Create()
    {
        SocketsHttpHandler? handler = CreateHandler();
        try
        {
            var client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
            handler = null;
            return client;
        }
        finally
        {
            handler?.Dispose();
        }
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AutomaticDecompression = DecompressionMethods.All,

        // A client lives as long as the application; without this it would never see a change of addresses.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),

        // Reading on after a stream was given up would keep the generation, and its bill, running.
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
    };
}
