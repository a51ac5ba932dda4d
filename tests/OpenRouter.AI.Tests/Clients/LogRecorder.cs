using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>Keeps what is logged at a level and above.</summary>
internal sealed class LogRecorder(LogLevel level = LogLevel.Trace) : ILoggerFactory, ILogger
{
    public List<string> Entries { get; } = [];

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= level;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Entries.Add(formatter(state, exception));
}
