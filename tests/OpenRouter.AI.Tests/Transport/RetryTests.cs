using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Tests.Support;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Transport;

public sealed class RetryTests
{
    private const string Busy = """{"error":{"code":503,"message":"busy"}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_TransientFailures_SendsTheSameBodyAgain()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Busy, 503).Fail(new HttpRequestException("reset")).Answer("{\"ok\":1}");
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 2, new EagerTimeProvider());

        string text = await transport.TextAsync(Wire.Post("{\"n\":1}"), Token);

        Assert.Equal("{\"ok\":1}", text);
        Assert.Equal(["{\"n\":1}", "{\"n\":1}", "{\"n\":1}"], handler.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task Send_FailsTooOften_ThrowsTheLastFailure()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Busy, 503).Answer(Busy, 503).Answer("""{"error":{"code":502,"message":"last"}}""", 502);
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 2, new EagerTimeProvider());

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.Equal("last (502)", exception.Message);
        Assert.Equal(3, handler.Requests.Count);
        Assert.Contains(nameof(ResponseGuard), exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoRetries_SendsOnce()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Busy, 503);
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 0);

        await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Send_ErrorFoundByTheReader_IsRetriedToo()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("{}").Answer("[]");
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 1, new EagerTimeProvider());

        int first = await transport.SendAsync(
            Wire.Post(),
            static answer => answer.Body.Span[0] == (byte)'{' ? throw OpenRouterExceptionFactory.InvalidAnswer("no choices") : answer.Body.Span[0],
            Token);

        Assert.Equal('[', first);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task Open_ErrorBeforeTheFirstPayload_IsRetriedAndClosed()
    {
        ScriptedStream failed = new ScriptedStream().Push(": PROCESSING\n\ndata: bad\n\n");
        ScriptedHandler handler = new ScriptedHandler().Answer(failed).Answer(new ScriptedStream().Push("data: good\n\n"));
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 1, new EagerTimeProvider());

        (AnswerStream answer, string? first) = await transport.OpenAsync(
            Wire.Post(stream: true),
            static async (stream, token) =>
            {
                string? data = await stream.NextAsync(token);
                return data == "bad" ? throw OpenRouterExceptionFactory.Truncated("gen-1") : (stream, data);
            },
            Token);
        await using (answer)
        {
            Assert.Equal("good", first);
            Assert.True(failed.IsDisposed);
            Assert.Equal(2, handler.Requests.Count);
        }
    }

    [Fact]
    public async Task Open_FailureAfterTheFirstPayload_IsNotRetried()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(new ScriptedStream().Push("data: a\n\n").Push(new IOException("reset")));
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 2);
        await using AnswerStream answer = await transport.StreamAsync(Token);

        Assert.Equal("a", await answer.NextAsync(Token));
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => answer.NextAsync(Token));

        Assert.IsType<IOException>(exception.InnerException);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("60", 60)]
    public async Task RetryAfter_UpToAMinute_IsWaitedFor(string header, int seconds)
    {
        var time = new FakeTimeProvider();
        var second = new ScriptedStream();
        ScriptedHandler handler = new ScriptedHandler().Answer(Busy, 429, "application/json", ("Retry-After", header)).Answer(second, 200, "application/json");
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 1, time);

        Task<string> call = transport.TextAsync(Wire.Post(), Token);
        Assert.Single(handler.Requests);
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.Single(handler.Requests);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await second.Waiting.WaitAsync(Token);
        second.Push("{}").End();

        Assert.Equal("{}", await call);
    }

    [Fact]
    public async Task RetryAfter_OverAMinute_Surfaces()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Busy, 429, "application/json", ("Retry-After", "61"));
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 2);

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.Equal(TimeSpan.FromSeconds(61), exception.RetryAfter);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Wait_CancelledByTheCaller_EndsAtOnce()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Busy, 429, "application/json", ("Retry-After", "30"));
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 2, new FakeTimeProvider());
        using var source = new CancellationTokenSource();

        Task<string> call = transport.TextAsync(Wire.Post(), source.Token);
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Single(handler.Requests);
    }
}
