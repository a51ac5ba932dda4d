using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Transport;

/// <summary>The client of our own making, over real sockets.</summary>
public sealed class SocketTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_SplitInsideCharactersAndLines_ComeWhole()
    {
        using var server = new RawServer();
        using OpenRouterTransport transport = Transport(server);
        Task<AnswerStream> open = transport.StreamAsync(Token);
        string request = await server.ReceiveAsync(Token);
        await server.SendHeadersAsync("text/event-stream", Token);
        await using AnswerStream answer = await open;

        await server.SendChunkAsync(": OPENROUTER PROCESSING\n\ndata: ä", Token);
        Task<string?> next = answer.NextAsync(Token);
        await server.SendChunkAsync("😀\n", Token);
        await server.SendChunkAsync("\ndata: [DONE]\n\n", Token);
        Assert.Equal("ä😀", await next);
        await server.SendAsync("0\r\n\r\n", Token);

        Assert.Equal("[DONE]", await answer.NextAsync(Token));
        Assert.Null(await answer.NextAsync(Token));
        Assert.StartsWith("POST /api/v1/chat/completions HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nAccept: text/event-stream, application/json\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: application/json\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 2\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_VanishesInAStream_Throws()
    {
        using var server = new RawServer();
        using OpenRouterTransport transport = Transport(server);
        Task<AnswerStream> open = transport.StreamAsync(Token);
        await server.ReceiveAsync(Token);
        await server.SendHeadersAsync("text/event-stream", Token);
        await server.SendChunkAsync("data: a\n\n", Token);
        await using AnswerStream answer = await open;
        Assert.Equal("a", await answer.NextAsync(Token));

        server.Vanish();

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => answer.NextAsync(Token));
        Assert.IsAssignableFrom<IOException>(exception.InnerException);
        Assert.True(exception.IsTransient);
    }

    [Fact]
    public async Task Server_VanishesInABody_Throws()
    {
        using var server = new RawServer();
        using OpenRouterTransport transport = Transport(server);
        Task<string> call = transport.TextAsync(Wire.Post(), Token);
        await server.ReceiveAsync(Token);
        await server.SendHeadersAsync("application/json", Token);
        await server.SendChunkAsync("{\"a\":", Token);

        server.Vanish();

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => call);
        Assert.True(exception.IsTransient);
    }

    [Fact]
    public async Task Server_NotThere_Throws()
    {
        var server = new RawServer();
        using OpenRouterTransport transport = Transport(server);
        server.Dispose();

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

#if !NETSTANDARD_BUILD
        // The build for .NET Standard cannot say it: the exception has no such property there.
        Assert.Equal(System.Net.Http.HttpRequestError.ConnectionError, exception.HttpRequestError);
#endif
        Assert.Null(exception.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_InAStream_ClosesTheConnection(bool whileReading)
    {
        using var server = new RawServer();
        using OpenRouterTransport transport = Transport(server);
        Task<AnswerStream> open = transport.StreamAsync(Token);
        await server.ReceiveAsync(Token);
        await server.SendHeadersAsync("text/event-stream", Token);
        await server.SendChunkAsync("data: a\n\n", Token);
        AnswerStream answer = await open;
        await answer.NextAsync(Token);
        Task<string?>? pending = whileReading ? answer.NextAsync(Token) : null;

        await answer.DisposeAsync();

        await server.ClosedAsync(Token);
        if (pending is not null)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => pending);
        }
    }

    [Fact]
    public async Task Cancel_InAStream_ClosesTheConnection()
    {
        using var server = new RawServer();
        using OpenRouterTransport transport = Transport(server);
        using var source = new CancellationTokenSource();
        Task<AnswerStream> open = transport.StreamAsync(Token);
        await server.ReceiveAsync(Token);
        await server.SendHeadersAsync("text/event-stream", Token);
        await using AnswerStream answer = await open;
        Task<string?> next = answer.NextAsync(source.Token);

        await source.CancelAsync();

        await server.ClosedAsync(Token);
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(source.Token, exception.CancellationToken);
    }

    private static OpenRouterTransport Transport(RawServer server) => new(Wire.Options(options => options.Endpoint = server.Endpoint));
}
