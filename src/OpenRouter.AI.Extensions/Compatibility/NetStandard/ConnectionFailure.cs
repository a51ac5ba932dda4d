using System;
using System.Net;

namespace OpenRouter.AI.Registration;

/// <summary>What tells that a connection did not come about.</summary>
internal static class ConnectionFailure
{
    internal static bool IsOfConnecting(Exception exception) => exception is WebException
    {
        Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ConnectFailure or WebExceptionStatus.ProxyNameResolutionFailure
            or WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure,
    };
}
