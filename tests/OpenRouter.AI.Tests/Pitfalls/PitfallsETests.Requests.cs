using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of reasoning: what requests hold.</summary>
public partial class PitfallsETests
{
    private const string Mixed = """
        [{"type":"reasoning.text","text":"a","signature":"s1","format":"anthropic-claude-v1","index":0},{"type":"reasoning.server_tool_call","x":[1.50,null],"index":0},
         {"no_type":true},{"type":"reasoning.encrypted","data":"AbC=","id":"r1","index":1},{"type":"reasoning.summary","summary":"z","index":0}]
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E6_List_GoesBackAsItCame(bool streams)
    {
        ChatResponse response = await Trap.AnswerAsync(
            streams, "{\"role\":\"assistant\",\"content\":\"Hi\",\"reasoning_details\":" + Mixed + "}");
        string stored = JsonSerializer.Serialize(response.Messages.Single(), AIJsonUtilities.DefaultOptions);

        JsonElement sent = await DetailsAsync(JsonSerializer.Deserialize<ChatMessage>(stored, AIJsonUtilities.DefaultOptions)!);

        JsonAssert.Equal(Mixed, sent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E7_ParallelCalls_ShareOneList(bool streams)
    {
        const string Details = """[{"type":"reasoning.encrypted","data":"X","id":"r1","index":0}]""";
        using Trap trap = new();
        trap.Answer(
            streams,
            "{\"role\":\"assistant\",\"content\":null,\"reasoning_details\":" + Details + ",\"tool_calls\":["
            + Answers.Call("c1", "f", "\"{}\"") + "," + Answers.Call("c2", "f", "\"{}\"", 1) + "]}",
            "\"tool_calls\"");
        trap.Answer(streams, """{"role":"assistant","content":"Done"}""");
        using IChatClient chat = trap.Chat.AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static () => "x", "f")] };

        _ = streams
            ? await chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);

        JsonElement messages = trap.Sent(1).GetProperty("messages");
        JsonAssert.Equal(Details, messages[1].GetProperty("reasoning_details"));
        Assert.Equal(2, messages[1].GetProperty("tool_calls").GetArrayLength());
        Assert.Equal(2, messages.GetRawText().Split("\"data\":\"X\"").Length);
    }

    [Theory]
    [InlineData("\"reasoning_details\":[],", "[]")]
    [InlineData("\"reasoning_details\":null,", null)]
    [InlineData("", null)]
    public async Task E8_EmptyList_IsEchoedAndNoneIsNot(string details, string? sent)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams, "{\"role\":\"assistant\",\"content\":null," + details + "\"tool_calls\":[" + Answers.Call("c1", "f", "\"{}\"") + "]}", "\"tool_calls\"");

            JsonElement message = (await Trap.SentAsync(
                [Trap.User(), response.Messages.Single(), new(ChatRole.Tool, [new FunctionResultContent("c1", "ok")])])).GetProperty("messages")[1];

            Assert.Equal(sent, message.TryGetProperty("reasoning_details", out JsonElement list) ? list.GetRawText() : null);
        }
    }

    [Fact]
    public async Task E9_TextWithoutSignature_IsLeftOutWhereItWouldBeRefused()
    {
        JsonElement sent = await DetailsAsync(Own(
            """
            [{"type":"reasoning.text","text":"a","format":"anthropic-claude-v1"},{"type":"reasoning.text","text":"b","format":"google-gemini-v1"},
             {"type":"reasoning.text","text":"c"},{"type":"reasoning.text","text":"d","format":null,"signature":""},
             {"type":"reasoning.text","text":"e","format":"unknown"},{"type":"reasoning.text","text":"f","format":"anthropic-claude-v1","signature":"s"}]
            """));

        JsonAssert.Equal(
            """
            [{"type":"reasoning.text","text":"e","format":"unknown"},{"type":"reasoning.text","text":"f","format":"anthropic-claude-v1","signature":"s"}]
            """,
            sent);
        JsonAssert.Equal("[]", await DetailsAsync(Own("""[{"type":"reasoning.text","text":"a"}]""")));
    }

    [Theory]
    [InlineData("anthropic/claude-sonnet-4.5", false)]
    [InlineData("openrouter/auto", false)]
    [InlineData("deepseek/deepseek-r1", true)]
    public async Task E10_TextAlone_GoesOnlyWhereItIsTaken(string model, bool goes)
    {
        JsonElement sent = await Trap.SentAsync(
            [Trap.User(), new(ChatRole.Assistant, [new TextReasoningContent("hm"), new TextContent("Hi")]), Trap.User("and?")], model: model);

        JsonElement message = sent.GetProperty("messages")[1];
        Assert.Equal(goes, message.TryGetProperty("reasoning", out JsonElement text) && text.GetString() == "hm");
        Assert.False(message.TryGetProperty("reasoning_details", out _));
    }

    [Fact]
    public async Task E13_Effort_HasOneFieldAndNoBudgetBesideIt()
    {
        ChatOptions options = new()
        {
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
            AdditionalProperties = new() { ["reasoning_effort"] = "high" },
        };

        JsonElement sent = await Trap.SentAsync(options);

        Assert.False(sent.TryGetProperty("reasoning_effort", out _));
        JsonAssert.Equal("""{"effort":"high"}""", sent.GetProperty("reasoning"));
        ChatOptions both = new ChatOptions().WithOpenRouter(static own => own.Reasoning = new ReasoningSettings { Effort = ReasoningEffortLevel.Low, MaxTokens = 2000 });
        await Assert.ThrowsAsync<ArgumentException>(() => Trap.SentAsync(both));
    }

    [Fact]
    public async Task E14_BudgetAndLimit_AreSentAsTheyAreAndTheRefusalIsTold()
    {
        ChatOptions options = new ChatOptions { MaxOutputTokens = 1000 }.WithOpenRouter(static own => own.Reasoning = new ReasoningSettings { MaxTokens = 1024 });
        using Trap trap = new();
        trap.Service.Answer("""{"error":{"code":400,"message":"`max_tokens` must be greater than `thinking.budget_tokens`"}}""", 400);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams: false, options));

        Assert.Contains("must be greater", failure.Message, StringComparison.Ordinal);
        JsonAssert.Equal("""{"max_tokens":1024}""", trap.Sent().GetProperty("reasoning"));
        Assert.Equal(1000, trap.Sent().GetProperty("max_completion_tokens").GetInt32());
    }

    [Fact]
    public async Task E15_ReasoningOff_IsSentOnlyWhenAskedFor()
    {
        JsonAssert.Equal(
            """{"effort":"none"}""", (await Trap.SentAsync(new ChatOptions { Reasoning = new ReasoningOptions { Effort = ReasoningEffort.None } })).GetProperty("reasoning"));
        Assert.False((await Trap.SentAsync(new ChatOptions { Reasoning = new ReasoningOptions() })).TryGetProperty("reasoning", out _));
    }

    [Fact]
    public async Task E16_EntryOfTwoMessages_IsSentOnce()
    {
        const string Same = """
            {"type":"reasoning.encrypted","data":"X","id":"r1"},{"type":"reasoning.summary","summary":"s"},{"type":"reasoning.text","text":"t","signature":"g"},
            {"type":"reasoning.server_tool_call","id":"r1"}
            """;
        JsonElement sent = await Trap.SentAsync(
            [Trap.User(), Own("[" + Same + "]"), Trap.User("and?"), Own("[" + Same + ",{\"type\":\"reasoning.encrypted\",\"data\":\"Y\",\"id\":\"r2\"}]"), Trap.User("so?")]);

        JsonElement messages = sent.GetProperty("messages");
        JsonAssert.Equal("[" + Same + "]", messages[1].GetProperty("reasoning_details"));
        JsonAssert.Equal(
            """[{"type":"reasoning.server_tool_call","id":"r1"},{"type":"reasoning.encrypted","data":"Y","id":"r2"}]""", messages[3].GetProperty("reasoning_details"));
    }

    private static ChatMessage Own(string details) =>
        new(ChatRole.Assistant, [new TextReasoningContent("") { ProtectedData = details }, new TextContent("Hi")]);

    private static async Task<JsonElement> DetailsAsync(ChatMessage answer) =>
        (await Trap.SentAsync([Trap.User(), answer, Trap.User("and?")])).GetProperty("messages")[1].GetProperty("reasoning_details");
}
