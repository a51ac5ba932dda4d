using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of tool calls: what requests hold.</summary>
public partial class PitfallsDTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D7_MessageOfCallsAlone_HasNullForText(bool withEmptyText)
    {
        FunctionCallContent call = new("c1", "f");

        JsonElement sent = await Trap.SentAsync(
            [Trap.User(), new(ChatRole.Assistant, withEmptyText ? [new TextContent(""), call] : [call]), new(ChatRole.Tool, [new FunctionResultContent("c1", "ok")])]);

        JsonAssert.Equal(
            """
            [{"role":"user","content":"hi"},
             {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"c1","content":"ok"}]
            """,
            sent.GetProperty("messages"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D8_ToolsAndArguments_GoBackAsTheyWere(bool streams)
    {
        const string Raw = """{ "z" : 1.50, "a":"\u00e9/" }""";
        using Trap trap = new();
        trap.Answer(streams, Message(Answers.Call("c1", "f", JsonSerializer.Serialize(Raw, AIJsonUtilities.DefaultOptions))), "\"tool_calls\"");
        trap.Answer(streams, """{"role":"assistant","content":"Done"}""");
        using IChatClient chat = trap.Chat.AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (double z, string a) => a + z, "f")] };

        ChatResponse response = streams
            ? await chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);

        Assert.Equal("Done", response.Text);
        Assert.Equal(trap.Sent(0).GetProperty("tools").GetRawText(), trap.Sent(1).GetProperty("tools").GetRawText());
        JsonElement messages = trap.Sent(1).GetProperty("messages");
        Assert.Equal(Raw, messages[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString());
        JsonAssert.Equal("""{"role":"tool","tool_call_id":"c1","content":"é/1.5"}""", messages[2]);
    }

    [Fact]
    public async Task D9_ServerTool_HasItsOptionsUnderParameters()
    {
        JsonElement sent = await Trap.SentAsync(new ChatOptions
        {
            Tools = [OpenRouterTools.WebSearch(new WebSearchToolSettings { MaxResults = 3, SearchContextSize = "low" })],
        });

        JsonAssert.Equal(
            """[{"type":"openrouter:web_search","parameters":{"max_results":3,"search_context_size":"low"}}]""", sent.GetProperty("tools"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D10_ServerTool_LeavesNoCallToRun(bool streams)
    {
        using Trap trap = new();
        trap.Answer(
            streams,
            """{"role":"assistant","content":"Found.","annotations":[{"type":"url_citation","url_citation":{"url":"https://e.test/a","title":"A"}}]}""");
        using IChatClient chat = trap.Chat.AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new() { Tools = [OpenRouterTools.WebSearch(), AIFunctionFactory.Create(static () => "x", "f")] };

        ChatResponse response = streams
            ? await chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);

        Assert.Single(trap.Service.Requests);
        Assert.Equal("Found.", response.Text);
        Assert.Empty(Calls(response));
        Assert.Single(response.Messages);
    }

    [Fact]
    public async Task D11_ForcedCallWithReasoning_BothAreSentAndNoThoughtIsNoFailure()
    {
        ChatOptions options = new()
        {
            Tools = [AIFunctionFactory.Create(static () => "x", "f")],
            ToolMode = ChatToolMode.RequireAny,
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High },
        };
        using Trap trap = new("anthropic/claude-sonnet-4.5");
        trap.Answer(streams: false, Message(Answers.Call("c1", "f", "\"{}\"")), "\"tool_calls\"");

        ChatResponse response = await trap.AskAsync(streams: false, options);

        JsonElement sent = trap.Sent();
        Assert.Equal("required", sent.GetProperty("tool_choice").GetString());
        JsonAssert.Equal("""{"effort":"high"}""", sent.GetProperty("reasoning"));
        Assert.False(sent.GetProperty("tools")[0].GetProperty("function").TryGetProperty("strict", out _));
        Assert.Single(Calls(response));
        Assert.Empty(response.Messages.Single().Contents.OfType<TextReasoningContent>());
    }

    [Fact]
    public async Task D12_NamedTool_HasTheShapeOfChat()
    {
        JsonElement sent = await Trap.SentAsync(new ChatOptions
        {
            Tools = [AIFunctionFactory.Create(static () => "x", "f")],
            ToolMode = ChatToolMode.RequireSpecific("f"),
        });

        JsonAssert.Equal("""{"type":"function","function":{"name":"f"}}""", sent.GetProperty("tool_choice"));
    }
}
