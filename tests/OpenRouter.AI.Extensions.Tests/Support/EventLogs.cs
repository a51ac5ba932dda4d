using System;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Extensions.Tests.Support;

/// <summary>Keeps what OpenRouter's own log says, by the ids of the events.</summary>
internal sealed class EventLogs(ConcurrentQueue<(int Id, string Message)> written) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(categoryName == "OpenRouter.AI" ? written : null);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(int Id, string Message)>? written) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => written is not null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            written?.Enqueue((eventId.Id, formatter(state, exception)));
    }
}
