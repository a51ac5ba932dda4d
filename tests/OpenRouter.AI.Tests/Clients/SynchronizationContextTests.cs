using System;
using System.Collections.Generic;
using System.IO.Pipelines;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>A caller that blocks its only thread on an answer still gets it, since nothing in between waits for that thread.</summary>
public sealed class SynchronizationContextTests
{
    [Fact]
    public async Task B20_NoSynchronizationContextCapture_NonStreaming()
    {
        CountingContext context = new();
        LateHandler handler = new();
        using IChatClient chat = Chat(handler);

        Task<ChatResponse> task = context.Run(() => chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken));
        await handler.AnswerAsync("application/json", AnswerScript.Body("\"content\":\"done\""));

        Assert.Equal("done", (await task).Text);
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public async Task B20_NoSynchronizationContextCapture_Streaming()
    {
        CountingContext context = new();
        LateHandler handler = new();
        using IChatClient chat = Chat(handler);
        CancellationToken token = TestContext.Current.CancellationToken;
        IAsyncEnumerator<ChatResponseUpdate> updates = context.Run(
            () => chat.GetStreamingResponseAsync("hi", null, token).GetAsyncEnumerator(token));

        Task<bool> first = context.Run(() => updates.MoveNextAsync().AsTask());
        await handler.AnswerAsync("text/event-stream", AnswerScript.Events(AnswerScript.Text("one")), ends: false);
        Assert.True(await first);
        Assert.Equal("one", updates.Current.Text);
        Task<bool> second = context.Run(() => updates.MoveNextAsync().AsTask());
        await handler.WriteAsync(AnswerScript.Events(AnswerScript.Text("two"), AnswerScript.Finish()) + AnswerScript.Done);
        Assert.True(await second);
        Assert.Equal("two", updates.Current.Text);
        await context.Run(() => updates.DisposeAsync().AsTask());

        Assert.Equal(0, context.Posts);
    }

    private static IChatClient Chat(LateHandler handler)
    {
        HttpClient http = new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        OpenRouterClient client = new(Wire.Options(static options => options.TimeProvider = new FakeTimeProvider()), http);
        return client.AsIChatClient("a/b");
    }

    /// <summary>A context whose thread never comes back: what is posted to it is counted and not run.</summary>
    private sealed class CountingContext : SynchronizationContext
    {
        public int Posts { get; private set; }

        public override void Post(SendOrPostCallback d, object? state) => Posts++;

        public override void Send(SendOrPostCallback d, object? state) => Posts++;

        public T Run<T>(Func<T> act)
        {
            SynchronizationContext? before = Current;
            SetSynchronizationContext(this);
            try
            {
                return act();
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }
    }

    /// <summary>A handler that answers when the test says so, and awaits nothing itself.</summary>
    private sealed class LateHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource<HttpResponseMessage> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Pipe _body = new();

        public async Task AnswerAsync(string mediaType, string text, bool ends = true)
        {
            StreamContent content = new(_body.Reader.AsStream());
            content.Headers.ContentType = new(mediaType);
            _response.SetResult(new HttpResponseMessage { Content = content });
            await WriteAsync(text);
            if (ends)
            {
                await _body.Writer.CompleteAsync();
            }
        }

        public async Task WriteAsync(string text) =>
            await _body.Writer.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _response.Task;
    }
}
