using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Pitfalls;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Regressions;

/// <summary>Answers that end in ways that are easily taken for others.</summary>
public class EndingRegressions
{
    private const string BlankCall = """{"role":"assistant","content":"Now","tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"wipe","arguments":""}}]}""";

    [Theory]
    [InlineData(true, "\"content_filter\"")]
    [InlineData(false, "\"content_filter\"")]
    [InlineData(true, "")]
    public async Task CallWithoutArguments_WhenTheAnswerWasBroken_NeverRuns(bool streams, string finish)
    {
        using Trap trap = new();
        trap.Answer(streams, BlankCall, finish);
        using IChatClient chat = trap.Chat.AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static string (string path = "/") => throw new InvalidOperationException("wiped " + path), "wipe")] };

        ChatResponse response = streams
            ? await chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);

        Assert.Single(trap.Service.Requests);
        Assert.True(response.Messages.Single().Contents.OfType<FunctionCallContent>().Single().InformationalOnly);
    }

    /// <summary>Some routes give the reason with each of several calls, and the provider's own only with the last.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("data: {\"id\":\"g\",\"choi", true)]
    [InlineData("data: [DONE]\n\n", false)]
    [InlineData("data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}\n\n", false)]
    public async Task CutBehindTheFirstOfSeveralCalls_IsRaised(string rest, bool isCut)
    {
        string call = "data: {\"id\":\"g\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + Answers.Call("c", "f", "\"{}\"")
            + "]},\"finish_reason\":\"tool_calls\",\"native_finish_reason\":null}]}\n\n";
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(call + rest, mediaType: "text/event-stream"));
        List<ChatResponseUpdate> updates = [];

        Exception? failure = await Record.ExceptionAsync(() => AnswerScript.ReadAsync(chat, updates));

        Assert.Equal(isCut, failure is OpenRouterException);
        Assert.Equal(isCut ? 0 : 1, updates.SelectMany(update => update.Contents).OfType<FunctionCallContent>().Count());
    }

    [Theory]
    [InlineData("content_filter")]
    [InlineData("length")]
    [InlineData("word_of_tomorrow")]
    public async Task FinishThatSaysMore_StaysBesideCalls(string finish)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams, "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[" + Answers.Call("c", "f", "\"{}\"") + "]}", "\"" + finish + "\"");

            Assert.Equal(finish, response.FinishReason!.Value.Value);
        }
    }

    [Fact]
    public async Task ErrorAfterAnOrdinaryFinish_IsRaised()
    {
        string error = """{"id":"gen-1","error":{"code":400,"message":"Bad thing"},"choices":[]}""";

        (OpenRouterException failure, List<ChatResponseUpdate> before) = await Trap.FailAsync(
            streams: true, Answers.Events(Answers.Text("Hi"), Answers.Chunk("{}", "\"stop\""), error), mediaType: "text/event-stream");

        Assert.Equal("Bad thing (400)", failure.Message);
        Assert.Equal("Hi", Trap.Text(before));
    }

    [Theory]
    [InlineData("[DONE] ")]
    [InlineData("[DONE]\t ")]
    public async Task DoneWithBlanks_IsTheEnd(string done)
    {
        ChatResponse response = await Trap.StreamAsync(Answers.Cut(Answers.Text("Hi", "\"stop\"")) + "data: " + done + "\n\n");

        Assert.Equal("Hi", response.Text);
    }

    [Fact]
    public async Task BodyThatStaysOpenBehindTheEnd_KeepsNobody()
    {
        using Trap trap = new(configure: static options => options.TimeProvider = new FakeTimeProvider());
        trap.Service.Answer(new ScriptedStream().Push(Answers.Events(Answers.Text("Hi", "\"stop\""))));

        ChatResponse response = await trap.AskAsync(streams: true);

        Assert.Equal("Hi", response.Text);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task JsonOfAnotherType_IsReadAsJson(string? mediaType)
    {
        using Trap trap = new();
        trap.Service.Answer("""{"error":{"code":429,"message":"Slow down please"}}""", 200, mediaType);
        trap.Service.Answer(Answers.Whole("""{"role":"assistant","content":"Hi"}"""), 200, mediaType);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams: true));
        ChatResponse response = await trap.AskAsync(streams: true);

        Assert.Equal("Slow down please (429)", failure.Message);
        Assert.Equal("Hi", response.Text);
    }

    [Fact]
    public async Task FailedStatusWithEvents_TellsWhatTheEventSays()
    {
        (OpenRouterException failure, _) = await Trap.FailAsync(
            streams: true, ": hm\n\ndata: {\"error\":{\"code\":503,\"message\":\"Overloaded\"}}\n\n", 503, "text/event-stream");

        Assert.Equal("Overloaded (503)", failure.Message);
    }

    [Fact]
    public async Task ErrorBodyThatDoesNotEnd_IsToldWhenItIsWhole()
    {
        using Trap trap = new(configure: static options => options.TimeProvider = new FakeTimeProvider());
        trap.Service.Answer(new ScriptedStream().Push("""{"error":{"code":429,"message":"Slow down"}}"""), 429, "application/json");

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams: true));

        Assert.Equal("Slow down (429)", failure.Message);
    }

    [Fact]
    public async Task ErrorBodyThatStops_IsToldAsFarAsItCame()
    {
        FakeTimeProvider time = new();
        using Trap trap = new(configure: options => options.TimeProvider = time);
        ScriptedStream body = new ScriptedStream().Push("The gateway is tired");
        trap.Service.Answer(body, 502, "text/plain");

        Task<ChatResponse> answer = trap.AskAsync(streams: true);
        while (!answer.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
        }

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => answer);
        Assert.Equal("The gateway is tired (502)", failure.Message);
    }
}
