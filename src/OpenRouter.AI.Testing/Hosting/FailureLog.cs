using System;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Tells the logs of the process that the emulator itself went wrong.</summary>
internal sealed class FailureLog(ILoggerFactory? factory)
{
    private static readonly Action<ILogger, RecordedRequest, string, Exception?> Write = LoggerMessage.Define<RecordedRequest, string>(
        LogLevel.Error, new EventId(1, "EmulatorFailed"), "The emulator failed at {Request}: {Reason}");

    private readonly ILogger _logger = (factory ?? NullLoggerFactory.Instance).CreateLogger<OpenRouterEmulator>();

    internal void Failed(RecordedRequest request, Exception error) => Write(_logger, request, error.Message, error);
}
