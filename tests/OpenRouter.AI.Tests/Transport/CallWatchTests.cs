using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Transport;

public sealed class CallWatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_ClientTimeout_IsTimeoutAndNotRepeated()
    {
        var elapsed = new TaskCanceledException("elapsed", new TimeoutException("100 seconds"));
        ScriptedHandler handler = new ScriptedHandler().Fail(elapsed);
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 2);

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Contains("HttpClient.Timeout", exception.Message, StringComparison.Ordinal);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Send_CancelledBefore_SendsNothing()
    {
        var handler = new ScriptedHandler();
        using OpenRouterTransport transport = Wire.Transport(handler);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => transport.TextAsync(Wire.Post(), source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Send_CancelledWhileHeadersAreAwaited_HasTheCallersToken(int retries)
    {
        ScriptedHandler handler = new ScriptedHandler().Stall();
        using OpenRouterTransport transport = Wire.Transport(handler, retries);
        using var source = new CancellationTokenSource();

        Task<string> call = transport.TextAsync(Wire.Post(), source.Token);
        await handler.Waiting.WaitAsync(Token);
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Send_CancelledWhileTheBodyArrives_HasTheCallersToken(int retries)
    {
        ScriptedStream body = new ScriptedStream().Push("{");
        ScriptedHandler handler = new ScriptedHandler().Answer(body, 200, "application/json");
        using OpenRouterTransport transport = Wire.Transport(handler, retries);
        using var source = new CancellationTokenSource();

        Task<string> call = transport.TextAsync(Wire.Post(), source.Token);
        await body.Waiting.WaitAsync(Token);
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task Send_SilenceBeforeHeaders_Throws()
    {
        var time = new FakeTimeProvider();
        ScriptedHandler handler = new ScriptedHandler().Stall();
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 2, time);

        Task<string> call = transport.TextAsync(Wire.Post(), Token);
        await handler.Waiting.WaitAsync(Token);
        time.Advance(TimeSpan.FromMinutes(5));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => call);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Equal("No byte arrived for 300 seconds (IdleTimeout)", exception.Message);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Send_KeepAlivesInTime_CountAsLife()
    {
        var time = new FakeTimeProvider();
        ScriptedStream body = new ScriptedStream().Push("\n");
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body, 200, "application/json"), time: time);

        Task<string> call = transport.TextAsync(Wire.Post(), Token);
        for (int round = 0; round < 5; round++)
        {
            await body.Waiting.WaitAsync(Token);
            time.Advance(TimeSpan.FromMinutes(4));
            body.Push("         \n");
        }

        await body.Waiting.WaitAsync(Token);
        body.Push("{}").End();

        Assert.Equal("{}", await call);
    }
}
