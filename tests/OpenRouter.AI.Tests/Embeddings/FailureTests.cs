using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class FailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(402, false)]
    [InlineData(404, false)]
    [InlineData(408, true)]
    [InlineData(413, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(524, true)]
    [InlineData(529, true)]
    public async Task Status_OfAFailure_IsRaised(int status, bool transient)
    {
        string code = status.ToString(CultureInfo.InvariantCulture);
        ScriptedHandler handler = new ScriptedHandler().Answer("{\"error\":{\"code\":" + code + ",\"message\":\"Went wrong\"}}", status);
        using var generator = EmbeddingScript.Generator(handler);
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => generator.GenerateAsync(["a"], cancellationToken: Token));
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.StartsWith("Went wrong", exception.Message, StringComparison.Ordinal);
        Assert.Equal(transient, exception.IsTransient);
    }

    [Fact]
    public async Task Failure_Transient_IsRepeatedWithTheSameBody()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer("""{"error":{"code":429,"message":"Slow down"}}""", 429)
            .Answer("""{"error":{"code":502,"message":"In a 200"}}""")
            .Answer(EmbeddingScript.Body(EmbeddingScript.Row(0)));
        using var generator = EmbeddingScript.Generator(handler, static options =>
        {
            options.MaxRetries = 2;
            options.TimeProvider = new EagerTimeProvider();
        });
        var result = await generator.GenerateAsync(["a"], cancellationToken: Token);
        Assert.Single(result);
        Assert.Equal(3, handler.Requests.Count);
        Assert.All(handler.Requests, request => Assert.Equal(handler.Requests[0].Body, request.Body));
    }

    [Fact]
    public async Task Failure_OfTheWay_IsRaised()
    {
        using var unreachable = EmbeddingScript.Generator(new ScriptedHandler().Fail(new HttpRequestException("no route")));
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => unreachable.GenerateAsync(["a"], cancellationToken: Token));
        Assert.Contains("could not be reached", exception.Message, StringComparison.Ordinal);

        ScriptedStream broken = new ScriptedStream().Push("""{"data":[{"embedding":[1,""").Push(new System.IO.IOException("gone"));
        using var cut = EmbeddingScript.Generator(new ScriptedHandler().Answer(broken, 200, "application/json"));
        exception = await Assert.ThrowsAsync<OpenRouterException>(() => cut.GenerateAsync(["a"], cancellationToken: Token));
        Assert.Contains("broke while the answer arrived", exception.Message, StringComparison.Ordinal);
        Assert.True(broken.IsDisposed);
    }

    [Fact]
    public async Task Page_OfAProxy_IsRaised()
    {
        using var generator = EmbeddingScript.Generator(
            new ScriptedHandler().Answer("<html><title>Sign in</title></html>", 200, "text/html"));
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => generator.GenerateAsync(["a"], cancellationToken: Token));
        Assert.Contains("Sign in", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_WhileWaitingOrReading_IsTheCallers()
    {
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        ScriptedHandler stalled = new ScriptedHandler().Stall();
        using var waiting = EmbeddingScript.Generator(stalled);
        Task call = waiting.GenerateAsync(["a"], cancellationToken: source.Token);
        await stalled.Waiting;
        await source.CancelAsync();
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, exception.CancellationToken);

        using CancellationTokenSource second = CancellationTokenSource.CreateLinkedTokenSource(Token);
        ScriptedStream half = new ScriptedStream().Push("""{"data":[{"embedding":[1,""");
        using var reading = EmbeddingScript.Generator(new ScriptedHandler().Answer(half, 200, "application/json"));
        call = reading.GenerateAsync(["a"], cancellationToken: second.Token);
        await half.Waiting;
        await second.CancelAsync();
        exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(second.Token, exception.CancellationToken);
        Assert.True(half.IsDisposed);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.GenerateAsync(["a"], cancellationToken: source.Token));
        Assert.Single(stalled.Requests);
    }

    [Fact]
    public async Task Stream_OfTheAnswer_IsDisposedAtItsEnd()
    {
        ScriptedStream body = new ScriptedStream().Push(EmbeddingScript.Body(EmbeddingScript.Row(0))).End();
        using var generator = EmbeddingScript.Generator(new ScriptedHandler().Answer(body, 200, "application/json"));
        await generator.GenerateAsync(["a"], cancellationToken: Token);
        Assert.True(body.IsDisposed);
    }

    [Theory]
    [InlineData("""{"data":[{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1e999]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":["x"]}]}""")]
    public async Task Answer_ThatDoesNotFit_IsNotBoughtAgain(string body)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(body);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => RetryingAsync(handler));

        Assert.False(failure.IsTransient);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Answer_WithoutData_IsAskedForAgain()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer("""{"data":[]}""")
            .Answer(EmbeddingScript.Body(EmbeddingScript.Row(0), EmbeddingScript.Row(1)));

        await RetryingAsync(handler);

        Assert.Equal(2, handler.Requests.Count);
    }

    private static async Task RetryingAsync(ScriptedHandler handler)
    {
        using var generator = EmbeddingScript.Generator(handler, static options =>
        {
            options.MaxRetries = 2;
            options.TimeProvider = new EagerTimeProvider();
        });
        await generator.GenerateAsync(EmbeddingScript.Texts(2), cancellationToken: Token);
    }
}
