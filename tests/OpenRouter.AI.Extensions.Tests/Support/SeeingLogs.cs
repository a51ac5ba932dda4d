using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Extensions.Tests.Support;

/// <summary>Keeps every line of the log.</summary>
internal sealed class SeeingLogs(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        seen.Enqueue(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(" ", values) + state : $"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        seen.Enqueue(formatter(state, exception) + exception + (state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(" ", values) : null));
}
