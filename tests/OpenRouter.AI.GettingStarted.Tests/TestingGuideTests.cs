using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.GettingStarted;

/// <summary>The examples of <c>docs/testing.md</c>.</summary>
public sealed class TestingGuideTests : IAsyncLifetime
{
    private OpenRouterEmulator _server = null!;
    private OpenRouterClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await OpenRouterEmulator.StartAsync();
        _client = new OpenRouterClient(new OpenRouterClientOptions { ApiKey = _server.ApiKey, Endpoint = _server.Endpoint, MaxRetries = 0 });
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Scripts()
    {
        (OpenRouterEmulator server, OpenRouterClient client) = (_server, _client);
        server.Chat.When(nth: 1).Reply(EmulatedReply.Reasoning("Two cities.")
            .AndToolCall("get_weather", """{"city":"Paris"}""")
            .AndToolCall("get_weather", """{"city":"Rome"}"""));
        server.Chat.When(model: "openai/*").Reply(EmulatedReply.Text("Sunny.").WithUsage(10, 2, cost: 0.0001m));
        server.Chat.When(request => request.IsStreaming).Reply(EmulatedReply.Text("One."), EmulatedReply.Text("Two, and from then on."));
        server.Embeddings.Reply(EmulatedReply.Vectors([0.25f, -0.5f, 0.75f]));

        IChatClient chat = client.AsIChatClient("openai/gpt-5");
        ChatResponse calls = await chat.GetResponseAsync("How is the weather in Paris and Rome?");
        Assert.Equal(2, calls.Messages[0].Contents.OfType<FunctionCallContent>().Count());
        ChatResponse answer = await chat.GetResponseAsync("And in general?");
        Assert.Equal(0.0001m, answer.GetOpenRouterMetadata()?.Cost);
        Assert.Equal(3, (await client.AsIEmbeddingGenerator("any/model").GenerateAsync(["hi"]))[0].Vector.Length);
    }

    [Fact]
    public async Task Faults()
    {
        (OpenRouterEmulator server, OpenRouterClient client) = (_server, _client);
        server.AnyEndpoint.Fail(Fault.RateLimited(RetryHint.BodySeconds)).Once();
        server.Chat.When(request => request.IsStreaming).Fail(Fault.KeepAlives(3).And(Fault.DropAfter(2)));
        server.Chat.Reply("one two three four five six seven eight nine");

        IChatClient chat = client.AsIChatClient("any/model");
        OpenRouterException limited = await Assert.ThrowsAsync<OpenRouterException>(() => chat.GetResponseAsync("hi"));
        Assert.Equal(TimeSpan.FromSeconds(1), limited.RetryAfter);

        string text = "";
        await Assert.ThrowsAsync<OpenRouterException>(async () =>
        {
            await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi"))
            {
                text += update.Text;
            }
        });
        Assert.Equal("one two three four five six", text);
    }

    [Fact]
    public async Task Observation()
    {
        (OpenRouterEmulator server, OpenRouterClient client) = (_server, _client);
        server.Chat.Reply("one two three four five six").Fail(Fault.SilenceAfter(2));
        using CancellationTokenSource cancel = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.AsIChatClient("any/model").GetStreamingResponseAsync("hi", cancellationToken: cancel.Token))
            {
                server.Chat.Requests[0].WatchCancellation(cancel.Token);
                await cancel.CancelAsync();
            }
        });

        RecordedRequest request = server.Chat.AssertSingle();
        request.AssertBody("messages[0].content", "\"hi\"");
        request.AssertBody("temperature", null);
        Assert.False(await request.Completion);
        Assert.Equal(0, request.BytesSentAfterCancel);
    }

    [Fact]
    public async Task RecordAndReplay()
    {
        (OpenRouterEmulator server, OpenRouterClient client) = (_server, _client);
        string folder = Directory.CreateTempSubdirectory("recordings").FullName;
        OpenRouterClientOptions options = new() { ApiKey = server.ApiKey, Endpoint = server.Endpoint };
        using (HttpClient http = new(new OpenRouterRecorder(folder, new SocketsHttpHandler())))
        using (OpenRouterClient recorded = new(options, http))
        {
            await recorded.AsIChatClient("emulator/echo").GetResponseAsync("Why is the sky blue?");
        }

        server.Reset();
        server.Replay(folder, ReplayMatching.Strict);
        ChatResponse response = await client.AsIChatClient("emulator/echo").GetResponseAsync("Why is the sky blue?");

        Assert.Contains("Why is the sky blue?", response.Text, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
