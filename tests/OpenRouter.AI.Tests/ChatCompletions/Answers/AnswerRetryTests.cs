using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

/// <summary>What may pass is tried again as long as nobody has been given anything, and never afterwards.</summary>
public sealed class AnswerRetryTests
{
    private const string Busy = """{"error":{"code":429,"message":"slow down"}}""";

    public static TheoryData<string> Failures => new("429", "503", "502 page", "hidden", "hidden in a choice", "no choices", "empty", "broken", "lost");

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Whole_TransientFailure_ThenGood(string failure)
    {
        ScriptedHandler handler = Fail(new ScriptedHandler(), failure).Answer(AnswerScript.Body("\"content\":\"good\""));
        using IChatClient chat = AnswerScript.Chat(handler, 1, new EagerTimeProvider());

        ChatResponse response = await chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken);

        Assert.Equal("good", response.Text);
        Assert.Equal(2, handler.Requests.Count);
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Stream_TransientFailure_ThenGood(string failure)
    {
        ScriptedHandler handler = Good(Fail(new ScriptedHandler(), failure));

        Assert.Equal("good", (await ReadAsync(handler)).ToChatResponse().Text);
        Assert.Equal(2, handler.Requests.Count);
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data: {\"error\":{\"code\":503,\"message\":\"Overloaded\"}}\n\n")]
    [InlineData("data: {\"id\":\"gen-1\",\"choices\":[{\"delta\":{},\"error\":{\"code\":502,\"message\":\"Broke\"}}]}\n\n")]
    [InlineData("data: {broken\n\n")]
    public async Task Stream_FailureBehindCommentsAndEmptyChunks_ThenGood(string failure)
    {
        string first = ": OPENROUTER PROCESSING\n\n" + AnswerScript.Events(AnswerScript.Chunk("\"content\":\"\"")) + failure;
        ScriptedStream body = new ScriptedStream().Push(first).End();
        ScriptedHandler handler = Good(new ScriptedHandler().Answer(body));

        Assert.Equal("good", (await ReadAsync(handler)).ToChatResponse().Text);
        Assert.Equal(2, handler.Requests.Count);
        Assert.True(body.IsDisposed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data: {\"error\":{\"code\":503,\"message\":\"Overloaded\"}}\n\n")]
    [InlineData("data: {broken\n\n")]
    public async Task Stream_FailureAfterOutput_IsNotTriedAgain(string failure)
    {
        ScriptedHandler handler = Good(new ScriptedHandler().Answer(AnswerScript.Events(AnswerScript.Text("a")) + failure, 200, "text/event-stream"));
        List<ChatResponseUpdate> updates = [];

        await Assert.ThrowsAsync<OpenRouterException>(() => ReadAsync(handler, updates));

        Assert.Equal("a", Assert.Single(updates).Text);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(404)]
    public async Task LastingFailure_IsNotTriedAgain(int status)
    {
        string body = "{\"error\":{\"code\":" + status + ",\"message\":\"no\"}}";
        ScriptedHandler answered = Good(new ScriptedHandler().Answer(body, status));
        ScriptedHandler hidden = Good(new ScriptedHandler().Answer(AnswerScript.Events(body), 200, "text/event-stream"));

        await Assert.ThrowsAsync<OpenRouterException>(() => ReadAsync(answered));
        await Assert.ThrowsAsync<OpenRouterException>(() => ReadAsync(hidden));

        Assert.Single(answered.Requests);
        Assert.Single(hidden.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Silence_PastTheIdleTimeout_Fails(bool afterOutput)
    {
        var time = new FakeTimeProvider();
        var body = new ScriptedStream();
        ScriptedHandler handler = Good(new ScriptedHandler().Answer(body));
        using IChatClient chat = AnswerScript.Chat(handler, options =>
        {
            options.MaxRetries = 2;
            options.IdleTimeout = TimeSpan.FromSeconds(30);
            options.TimeProvider = time;
        });
        List<ChatResponseUpdate> updates = [];

        body.Push(afterOutput ? AnswerScript.Events(AnswerScript.Text("a")) : ": OPENROUTER PROCESSING\n\n");
        Task read = AnswerScript.ReadAsync(chat, updates);
        await body.Waiting;
        time.Advance(TimeSpan.FromSeconds(20));
        body.Push(": OPENROUTER PROCESSING\n\n");
        await body.Waiting;
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.False(read.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(11));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => read);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Equal(afterOutput ? 1 : 0, updates.Count);
        Assert.Single(handler.Requests);
    }

    private static ScriptedHandler Fail(ScriptedHandler handler, string failure) => failure switch
    {
        "429" => handler.Answer(Busy, 429),
        "503" => handler.Answer("", 503, null),
        "502 page" => handler.Answer("<html><title>Bad gateway</title></html>", 502, "text/html"),
        "hidden" => handler.Answer("\n   \n" + Busy),
        "hidden in a choice" => handler.Answer("{\"choices\":[{\"message\":{\"content\":\"x\"},\"error\":{\"code\":502,\"message\":\"no\"}}]}"),
        "no choices" => handler.Answer("{\"id\":\"gen-1\",\"choices\":[]}"),
        "empty" => handler.Answer(""),
        "broken" => handler.Answer("{\"choices\":[{\"message\":{\"content\":\"x\""),
        _ => handler.Fail(new HttpRequestException("reset", new IOException("reset"))),
    };

    private static ScriptedHandler Good(ScriptedHandler handler) => handler.Answer(
        AnswerScript.Events(AnswerScript.Text("good"), AnswerScript.Finish()) + AnswerScript.Done, 200, "text/event-stream");

    private static async Task<List<ChatResponseUpdate>> ReadAsync(ScriptedHandler handler)
    {
        List<ChatResponseUpdate> updates = [];
        await ReadAsync(handler, updates);
        return updates;
    }

    private static async Task ReadAsync(ScriptedHandler handler, List<ChatResponseUpdate> updates)
    {
        using IChatClient chat = AnswerScript.Chat(handler, 1, new EagerTimeProvider());
        await AnswerScript.ReadAsync(chat, updates);
    }
}
