using System;
using System.Net;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRouter.AI.Registration;

/// <summary>How long connections live.</summary>
internal static class Connections
{
    /// <summary>Renews the connections, so that a changed address is found, and keeps the handlers, since one client is held for ever.</summary>
    internal static void Configure(IHttpClientBuilder builder) => builder
        .UseSocketsHttpHandler(static (handler, _) =>
        {
            handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
            handler.AutomaticDecompression = DecompressionMethods.All;

            // Reading on after a stream was given up would keep the generation, and its bill, running.
            handler.MaxResponseDrainSize = 0;
            handler.ResponseDrainTimeout = TimeSpan.Zero;
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
