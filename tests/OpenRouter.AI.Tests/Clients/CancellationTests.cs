using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class CancellationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B12_PreCancelled(bool streaming)
    {
        ScriptedHandler handler = new();
        using IChatClient chat = AnswerScript.Chat(handler, retries: 2);
        using CancellationTokenSource source = new();
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => AskAsync(chat, streaming, source.Token));

        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B13_Cancel_DuringHeaders(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Stall();
        using IChatClient chat = AnswerScript.Chat(handler, retries: 2);
        using CancellationTokenSource source = new();

        Task<ChatResponse> task = AskAsync(chat, streaming, source.Token);
        await handler.Waiting;
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task B14_Cancel_DuringBody_WholeAnswer()
    {
        using ScriptedStream body = new();
        body.Push("{\"id\":");
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(body, mediaType: "application/json"), retries: 2);
        using CancellationTokenSource source = new();

        Task<ChatResponse> task = AskAsync(chat, streaming: false, source.Token);
        await body.Waiting;
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.True(body.IsDisposed);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task B14_B15_Cancel_DuringBody(bool byArgument, bool byEnumerator)
    {
        using ScriptedStream body = new();
        body.Push(AnswerScript.Events(AnswerScript.Text("one"), AnswerScript.Text("two")));
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(body), retries: 2);
        using CancellationTokenSource source = new();
        using CancellationTokenSource other = new();
        List<string> texts = [];

        async Task ReadAsync()
        {
            IAsyncEnumerable<ChatResponseUpdate> stream = chat.GetStreamingResponseAsync("hi", null, byArgument ? source.Token : other.Token);
            await foreach (ChatResponseUpdate update in stream.WithCancellation(byEnumerator ? source.Token : CancellationToken.None))
            {
                texts.Add(update.Text);
            }
        }

        Task task = ReadAsync();
        await body.Waiting;
        Assert.Equal(["one", "two"], texts);
        await source.CancelAsync();

        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        Assert.True(exception.CancellationToken.IsCancellationRequested);
        Assert.Equal(["one", "two"], texts);
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task B16_EarlyBreak_DisposesResponse()
    {
        using ScriptedStream body = new();
        body.Push(AnswerScript.Events(AnswerScript.Text("one"), AnswerScript.Text("two")));
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(body));
        int reads = 0;

        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", null, TestContext.Current.CancellationToken))
        {
            Assert.Equal("one", update.Text);
            reads = body.Reads;
            break;
        }

        Assert.True(body.IsDisposed);
        Assert.Equal(reads, body.Reads);
    }

    [Fact]
    public async Task B17_EnumeratorDisposedWithoutMoveNext()
    {
        ScriptedHandler handler = new();
        using IChatClient chat = AnswerScript.Chat(handler);
        CancellationToken token = TestContext.Current.CancellationToken;

        await chat.GetStreamingResponseAsync("hi", null, token).GetAsyncEnumerator(token).DisposeAsync();

        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B18_Timeout_IsNotCancellation(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Stall();
        using HttpClient http = handler.Client();
        http.Timeout = TimeSpan.FromMilliseconds(1);
        using OpenRouterClient client = new(Wire.Options(), http);
        using IChatClient chat = client.AsIChatClient("a/b");

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(
            () => AskAsync(chat, streaming, TestContext.Current.CancellationToken));

        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Null(exception.StatusCode);
        Assert.True(exception.IsTransient);
    }

    private static async Task<ChatResponse> AskAsync(IChatClient chat, bool streaming, CancellationToken token) =>
        streaming
            ? await chat.GetStreamingResponseAsync("hi", null, token).ToChatResponseAsync(token)
            : await chat.GetResponseAsync("hi", null, token);
}
