using System;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Registration;

/// <summary>What the client writes to logs: neither keys nor texts.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Warning,
        "OpenRouter request failed with status {Status} ({ErrorType}, provider {Provider}); attempt {Attempt} to repeat it follows in {Delay}.")]
    internal static partial void Retrying(ILogger logger, int attempt, TimeSpan delay, int? status, string? errorType, string? provider);

    [LoggerMessage(2, LogLevel.Information, "The settings in {Section} changed and are used from the next request on.")]
    internal static partial void OptionsChanged(ILogger logger, string section);

    [LoggerMessage(3, LogLevel.Error, "The settings in {Section} changed but cannot work. The former ones are used until they are corrected.")]
    internal static partial void OptionsRefused(ILogger logger, string section, Exception exception);
}
