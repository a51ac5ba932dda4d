using System.Threading;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRouter.AI.Registration;

/// <summary>How long connections live.</summary>
internal static class Connections
{
    /// <summary>Keeps the handlers, since one client is held for ever; there is no way to renew their connections here.</summary>
    internal static void Configure(IHttpClientBuilder builder) => builder.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
