using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Sessions;

internal static partial class SessionLog
{
    [LoggerMessage(20, LogLevel.Warning, "The signature of earlier reasoning was refused. The request is sent again to {Provider} alone.")]
    internal static partial void SignatureRefusedPinned(ILogger logger, string? provider);

    [LoggerMessage(21, LogLevel.Warning, "The signature of earlier reasoning was refused. The request is sent again without that reasoning.")]
    internal static partial void SignatureRefusedStripped(ILogger logger);
}
