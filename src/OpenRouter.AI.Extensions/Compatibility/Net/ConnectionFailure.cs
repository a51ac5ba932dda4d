using System;
using System.Net.Http;

namespace OpenRouter.AI.Registration;

/// <summary>What tells that a connection did not come about.</summary>
internal static class ConnectionFailure
{
    internal static bool IsOfConnecting(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };
}
