using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>A mistake of a script, or of the emulator, is told as one.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task Condition_Throws_IsAnsweredLoggedAndThrownByTheAssertions()
    {
        using ListLog log = new();
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { LoggerFactory = log });
        client.Server.Chat.When(request => request.Body!.Value.GetProperty("nothing").GetBoolean()).Reply("never");

        (int status, JsonElement error) = await client.FailAsync(EmulatorClient.User("emulator/echo"));

        Assert.Equal(500, status);
        Assert.Contains("The emulator failed", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("chat/completions by a condition", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        foreach (Action assertion in (Action[])
        [
            () => client.Server.Chat.AssertSingle(), () => client.Server.AnyEndpoint.AssertReceived(1), () => client.Server.Chat.AssertNoFailures(),
            () => client.Server.Requests[0].AssertBody("model", "\"emulator/echo\""),
        ])
        {
            EmulatorAssertionException thrown = Assert.Throws<EmulatorAssertionException>(assertion);
            Assert.Contains("by a condition", thrown.Message, StringComparison.Ordinal);
            Assert.IsType<KeyNotFoundException>(thrown.InnerException?.InnerException);
        }

        Assert.Contains("by a condition", Assert.Single(log.Lines), StringComparison.Ordinal);
        client.Server.Reset();
        client.Server.Chat.AssertNoFailures();
    }

    [Fact]
    public async Task Answer_CannotBeMade_NamesTheRule()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { TimeProvider = new BrokenClock() });
        client.Server.Chat.When(model: "odd/*").Reply("never");

        Assert.Equal(500, (await client.FailAsync(EmulatorClient.User("odd/model"))).Status);

        Assert.False(await client.Server.Requests[0].Completion);
        Assert.Contains("model 'odd/*'", Assert.Throws<EmulatorAssertionException>(client.Server.Chat.AssertNoFailures).Message, StringComparison.Ordinal);
    }

    /// <summary>A failure is told also when its request is forgotten.</summary>
    [Fact]
    public async Task Failure_OfAForgottenRequest_IsThrown()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { MaxRecordedRequests = 1 });
        client.Server.Chat.When(static request => request.Model == "odd/model" ? throw new TimeoutException() : false).Reply("never");
        await client.FailAsync(EmulatorClient.User("odd/model"));
        await client.ChatAsync(EmulatorClient.User("emulator/echo"));

        Assert.IsType<TimeoutException>(Assert.Throws<EmulatorAssertionException>(client.Server.Chat.AssertNoFailures).InnerException?.InnerException);
        client.Server.Responses.AssertNoFailures();
    }

    /// <summary>A request that an earlier test has left behind is no matter of the next one.</summary>
    [Fact]
    public async Task Failure_OfARequestFromBeforeAReset_IsNotThrown()
    {
        using SemaphoreSlim begun = new(0);
        using SemaphoreSlim reset = new(0);
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Server.Chat.When(_ =>
        {
            begun.Release();
            reset.Wait(TestContext.Current.CancellationToken);
            throw new TimeoutException();
        }).Reply("never");
        Task<(int Status, JsonElement Error)> asked = client.FailAsync(EmulatorClient.User("emulator/echo"));
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        RecordedRequest request = client.Server.Requests[0];

        client.Server.Reset();
        reset.Release();

        Assert.Equal(500, (await asked).Status);
        Assert.False(await request.Completion);
        Assert.NotNull(request.Failure);
        Assert.Empty(client.Server.Chat.AssertReceived(0));
        client.Server.AnyEndpoint.AssertNoFailures();
    }

    /// <summary>Whoever asked for the emulator was told that it did not start.</summary>
    [Fact]
    public async Task Start_ThatFailed_IsNotThrownAgainByTheEnd()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        BoundFixture waiting = new(client.Server.Endpoint.Port);
        BoundFixture sync = new(client.Server.Endpoint.Port);
        Assert.Throws<IOException>(() => waiting.Server);
        Assert.Throws<IOException>(() => sync.Server);

        await waiting.DisposeAsync();
        sync.Dispose();
    }

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("The clock has stopped.");
    }

    private sealed class BoundFixture(int port) : OpenRouterEmulatorFixture(new OpenRouterEmulatorOptions { Port = port });

    private sealed class ListLog : ILoggerFactory, ILogger
    {
        public List<string> Lines { get; } = [];

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
