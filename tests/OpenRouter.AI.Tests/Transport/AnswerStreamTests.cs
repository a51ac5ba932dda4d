using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Transport;

public sealed class AnswerStreamTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_InPieces_ComeWhole()
    {
        ScriptedStream body = new ScriptedStream().Push(": c\n\nda").Push("ta: {\"a\"").Push(":1}\n\ndata: b\n\n").Push("data: [DONE]").End();
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body));
        await using AnswerStream answer = await transport.StreamAsync(Token);

        Assert.True(await answer.IsEventStreamAsync(Token));
        Assert.Equal("{\"a\":1}", await answer.NextAsync(Token));
        Assert.Equal("b", await answer.NextAsync(Token));
        Assert.Equal("[DONE]", await answer.NextAsync(Token));
        Assert.Null(await answer.NextAsync(Token));
        Assert.False(await answer.FillAsync(Token));
    }

    [Theory]
    [InlineData("text/event-stream", "{}", true)]
    [InlineData("Text/Event-Stream; charset=utf-8", "{}", true)]
    [InlineData("application/json", "data: {}", false)]
    [InlineData("application/json; charset=UTF-8", "data: {}", false)]
    [InlineData("application/problem+json", "data: {}", false)]
    [InlineData(null, "data: {}", true)]
    [InlineData(null, ": comment", true)]
    [InlineData(null, "{}", false)]
    [InlineData("text/plain", "event: x", true)]
    [InlineData("text/plain", "[{}]", false)]
    [InlineData("application/octet-stream", "<p>", false)]
    [InlineData("text/plain", "", true)]
    public async Task MediaTypeOrFirstByte_DecidesWhetherEventsCome(string? mediaType, string body, bool expected)
    {
        ScriptedStream pieces = new ScriptedStream().Push(" \n").Push(body).End();
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(pieces, 200, mediaType));
        await using AnswerStream answer = await transport.StreamAsync(Token);

        Assert.Equal(expected, await answer.IsEventStreamAsync(Token));
        Assert.Equal(body, Encoding.UTF8.GetString((await answer.ReadWholeAsync(Token)).Span));
    }

    [Fact]
    public async Task Open_WebPage_Throws()
    {
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer("<title>Home</title>", 200, "text/html"));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.StreamAsync(Token));

        Assert.Contains("text/html \"Home\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_LargerThanTheBuffer_IsRead()
    {
        string text = "{\"a\":\"" + new string('x', 300_000) + "\"}";
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(text));

        Assert.Equal(text, await transport.TextAsync(Wire.Post(), Token));
    }

    [Fact]
    public async Task Fill_Silence_Throws()
    {
        var time = new FakeTimeProvider();
        ScriptedStream body = new ScriptedStream().Push("data: a\n\n");
        ScriptedHandler handler = new ScriptedHandler().Answer(body, headers: ("X-Generation-Id", "gen-1"));
        using OpenRouterTransport transport = Wire.Transport(handler, time: time, configure: o => o.IdleTimeout = TimeSpan.FromSeconds(10));
        await using AnswerStream answer = await transport.StreamAsync(Token);
        await answer.NextAsync(Token);

        Task<string?> next = answer.NextAsync(Token);
        await body.Waiting.WaitAsync(Token);
        time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => next);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Equal("gen-1", exception.GenerationId);
        Assert.True(exception.IsTransient);
    }

    [Fact]
    public async Task Fill_ACommentInTime_CountsAsLife()
    {
        var time = new FakeTimeProvider();
        var body = new ScriptedStream();
        using OpenRouterTransport transport = Wire.Transport(
            new ScriptedHandler().Answer(body), time: time, configure: o => o.IdleTimeout = TimeSpan.FromSeconds(10));
        await using AnswerStream answer = await transport.StreamAsync(Token);

        Task<string?> next = answer.NextAsync(Token);
        for (int round = 0; round < 10; round++)
        {
            await body.Waiting.WaitAsync(Token);
            time.Advance(TimeSpan.FromSeconds(9));
            body.Push(": OPENROUTER PROCESSING\n\n");
        }

        await body.Waiting.WaitAsync(Token);
        body.Push("data: a\n\n");

        Assert.Equal("a", await next);
    }

    [Fact]
    public async Task Fill_ReaderSlowerThanTheTimeout_IsNoSilence()
    {
        var time = new FakeTimeProvider();
        ScriptedStream body = new ScriptedStream().Push("data: a\n\n");
        using OpenRouterTransport transport = Wire.Transport(
            new ScriptedHandler().Answer(body), time: time, configure: o => o.IdleTimeout = TimeSpan.FromSeconds(10));
        await using AnswerStream answer = await transport.StreamAsync(Token);
        await answer.NextAsync(Token);

        time.Advance(TimeSpan.FromHours(1));
        Task<string?> next = answer.NextAsync(Token);
        await body.Waiting.WaitAsync(Token);
        time.Advance(TimeSpan.FromSeconds(9));
        body.Push("data: b\n\n");

        Assert.Equal("b", await next);
        time.Advance(TimeSpan.FromHours(1));
        body.Push("data: c\n\n");
        Assert.Equal("c", await answer.NextAsync(Token));
    }

    [Fact]
    public async Task Fill_InfiniteIdleTimeout_WaitsForEver()
    {
        var time = new FakeTimeProvider();
        var body = new ScriptedStream();
        using OpenRouterTransport transport = Wire.Transport(
            new ScriptedHandler().Answer(body), time: time, configure: o => o.IdleTimeout = Timeout.InfiniteTimeSpan);
        await using AnswerStream answer = await transport.StreamAsync(Token);

        Task<string?> next = answer.NextAsync(Token);
        await body.Waiting.WaitAsync(Token);
        time.Advance(TimeSpan.FromDays(1));
        body.Push("data: a\n\n");

        Assert.Equal("a", await next);
    }

    [Fact]
    public async Task Fill_CancelledByTheReader_HasItsToken()
    {
        var body = new ScriptedStream();
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body, headers: ("X-Generation-Id", "gen-1")));
        using var source = new CancellationTokenSource();
        await using AnswerStream answer = await transport.StreamAsync(Token);

        Task<string?> next = answer.NextAsync(source.Token);
        await body.Waiting.WaitAsync(Token);
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal("gen-1", exception.Data["openrouter:generation_id"]);
        exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.NextAsync(source.Token));
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task Fill_ConnectionBroken_KeepsTheInnerException()
    {
        var broken = new IOException("reset by peer");
        ScriptedHandler handler = new ScriptedHandler().Answer(new ScriptedStream().Push(broken), headers: ("X-Generation-Id", "gen-1"));
        using OpenRouterTransport transport = Wire.Transport(handler);
        await using AnswerStream answer = await transport.StreamAsync(Token);

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => answer.NextAsync(Token));

        Assert.Same(broken, exception.InnerException);
        Assert.Equal("The connection broke while the answer arrived: reset by peer", exception.Message);
        Assert.Equal("gen-1", exception.GenerationId);
    }

    [Fact]
    public async Task Dispose_WhileARead_EndsItAndClosesTheBody()
    {
        var body = new ScriptedStream();
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body));
        AnswerStream answer = await transport.StreamAsync(Token);
        Task<string?> next = answer.NextAsync(Token);
        await body.Waiting.WaitAsync(Token);

        await answer.DisposeAsync();
        await answer.DisposeAsync();

        Assert.True(body.IsDisposed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => answer.NextAsync(Token));
    }

    [Fact]
    public async Task Dispose_WhileAReadStillWrites_KeepsTheBufferUntilItsEnd()
    {
        var body = new ScriptedStream { IgnoresCancellation = true };
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body));
        AnswerStream answer = await transport.StreamAsync(Token);
        ValueTask<bool> fill = answer.FillAsync(Token);
        await body.Waiting.WaitAsync(Token);

        answer.Dispose();
        Assert.False(fill.IsCompleted);
        body.IgnoresCancellation = false;
        body.Push("data: late\n\n");

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await fill);
        Assert.False(answer.TryRead(out _));
    }

    [Fact]
    public async Task Fill_CancelledOverAStackThatIgnoresIt_ClosesTheBody()
    {
        var body = new ScriptedStream { IgnoresCancellation = true };
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body));
        using var source = new CancellationTokenSource();
        await using AnswerStream answer = await transport.StreamAsync(Token);
        Task<bool> fill = answer.FillAsync(source.Token).AsTask();
        await body.Waiting.WaitAsync(Token);

        await source.CancelAsync();
        Assert.True(body.IsDisposed);
        body.Push(new ObjectDisposedException("body"));

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fill);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task Fill_Twice_IsRefused()
    {
        var body = new ScriptedStream();
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body));
        await using AnswerStream answer = await transport.StreamAsync(Token);
        Task<bool> fill = answer.FillAsync(Token).AsTask();
        await body.Waiting.WaitAsync(Token);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await answer.FillAsync(Token));

        body.Push("data: a\n\n");
        Assert.True(await fill);
    }

    [Fact]
    public async Task Dispose_InTheMiddle_DoesNotReadOn()
    {
        ScriptedStream body = new ScriptedStream().Push("data: a\n\n").Push("data: b\n\n").End();
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body));
        AnswerStream answer = await transport.StreamAsync(Token);
        await answer.NextAsync(Token);
        int reads = body.Reads;

        await answer.DisposeAsync();

        Assert.Equal(reads, body.Reads);
        Assert.True(body.IsDisposed);
    }
}
