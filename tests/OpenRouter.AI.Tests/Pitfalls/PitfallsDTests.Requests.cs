using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of tool calls: what requests hold.</summary>
public partial class PitfallsDTests
{
    private const string Ping = """{"type":"function","function":{"name":"ping","description":"Answers.","parameters":{"type":"object","properties":{}}}}""";

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task D7_OnlyCalls_HaveNullContentAndNoEmptyText(string content)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatMessage answer = (await Trap.AnswerAsync(streams, "{\"content\":" + content + ",\"tool_calls\":[" + Answers.Call("c1", "ping", "\"{}\"") + "]}")).Messages.Single();
            ChatMessage padded = new(ChatRole.Assistant, [new TextContent(""), .. answer.Contents, new TextContent("")]);

            foreach (ChatMessage message in new[] { answer, padded })
            {
                JsonAssert.Equal(
                    """
                    [{"role":"user","content":"hi"},
                     {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"ping","arguments":"{}"}}]},
                     {"role":"tool","tool_call_id":"c1","content":"ok"}]
                    """,
                    (await Trap.SentAsync([Trap.User(), message, Result("c1")])).GetProperty("messages"));
            }
        }
    }

    [Theory]
    [InlineData("{ \"b\" : 1.0,\n \"a\": \"\\u00e9/<\\/>\", \"c\":1e2 } ")]
    [InlineData("{\"b\":{\"z\":1,\"a\":[ ]},\"a\":null}")]
    [InlineData("{\"n\":12345678901234567890.10}")]
    public async Task D8_ArgumentsAndTools_GoBackAsTheyCame(string arguments)
    {
        string message = "{\"content\":null,\"tool_calls\":[" + Answers.Call("c1", "ping", "\"" + JsonEncodedText.Encode(arguments) + "\"") + "]}";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, message);
            ChatResponse stored = JsonSerializer.Deserialize<ChatResponse>(
                JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

            foreach (ChatResponse known in new[] { response, stored })
            {
                JsonElement sent = await Trap.SentAsync([Trap.User(), .. known.Messages, Result("c1")], new ChatOptions { Tools = [PingTool()] });

                Assert.Equal(arguments, SentArguments(sent));
                JsonAssert.Equal("[" + Ping + "]", sent.GetProperty("tools"));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D8_Loop_SendsTheToolsWithTheResults(bool streams)
    {
        using Trap trap = new();
        trap.Answer(streams, "{\"content\":null,\"tool_calls\":[" + Answers.Call("c1", "ping", "\"{ }\"") + "]}").Answer(streams, """{"content":"Done"}""");
        using IChatClient loop = trap.Chat.AsBuilder().UseFunctionInvocation().Build();

        ChatResponse response = await LoopAsync(loop, streams, new ChatOptions { Tools = [PingTool()] });

        Assert.Equal("Done", response.Text);
        JsonAssert.Equal(
            """
            {"model":"vendor/model",STREAM"tools":[PING],"messages":[
              {"role":"user","content":"hi"},
              {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"ping","arguments":"{ }"}}]},
              {"role":"tool","tool_call_id":"c1","content":"pong"}]}
            """.Replace("STREAM", streams ? "\"stream\":true," : "", StringComparison.Ordinal).Replace("PING", Ping, StringComparison.Ordinal),
            trap.Sent(1));
    }

    [Fact]
    public async Task D9_ServerTools_HaveTheirOptionsUnderParameters()
    {
        HostedWebSearchTool hosted = new(new Dictionary<string, object?> { ["max_results"] = 3, ["search_context_size"] = "low" });
        AITool typed = OpenRouterTools.WebSearch(new WebSearchToolSettings { MaxResults = 3, SearchContextSize = "low" });

        foreach (AITool tool in new[] { hosted, typed })
        {
            JsonAssert.Equal(
                """{"model":"vendor/model","tools":[{"type":"openrouter:web_search","parameters":{"max_results":3,"search_context_size":"low"}}],"messages":[{"role":"user","content":"hi"}]}""",
                await Trap.SentAsync(new ChatOptions { Tools = [tool] }));
        }
    }

    [Fact]
    public async Task D9_ShorthandTool_IsSentAsItIsGiven() => JsonAssert.Equal(
        """[{"type":"web_search","max_results":3},{"type":"openrouter:datetime"}]""",
        (await Trap.SentAsync(new ChatOptions
        {
            Tools = [OpenRouterTools.Raw(JsonElement.Parse("""{"type":"web_search","max_results":3}""")), OpenRouterTools.DateTime()],
        })).GetProperty("tools"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D10_ServerToolCalls_AreNotTheLoopsToAnswer(bool streams)
    {
        const string Usage = ""","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"server_tool_use_details":{"web_search_requests":1,"tool_calls_requested":1,"tool_calls_executed":1}}""";
        using Trap trap = new();
        trap.Service.Answer(
            streams ? Answers.Events(Answers.Text("Found"), Answers.Chunk("{}", "\"stop\"", Usage)) : Answers.Whole("""{"content":"Found"}""", tail: Usage),
            mediaType: streams ? "text/event-stream" : "application/json");
        using IChatClient loop = trap.Chat.AsBuilder().UseFunctionInvocation().Build();

        ChatResponse response = await LoopAsync(loop, streams, new ChatOptions { Tools = [OpenRouterTools.WebSearch(), PingTool()] });

        Assert.Single(trap.Service.Requests);
        Assert.Equal("Found", Assert.IsType<TextContent>(Assert.Single(response.Messages.Single().Contents, static content => content is not UsageContent)).Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["openrouter:web_search_requests"] = 1,
                ["openrouter:server_tool_calls_requested"] = 1,
                ["openrouter:server_tool_calls_executed"] = 1,
            },
            response.Usage!.AdditionalCounts!.ToDictionary());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D11_ForcedChoiceWithReasoning_IsSentAsSetAndMayBringNoThoughts(bool streams)
    {
        using Trap trap = new("anthropic/claude");
        trap.Answer(streams, "{\"content\":null,\"reasoning\":null,\"tool_calls\":[" + Answers.Call("c1", "ping", "\"{}\"") + "]}");
        ChatOptions options = new()
        {
            Tools = [PingTool()],
            ToolMode = ChatToolMode.RequireAny,
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High },
            AdditionalProperties = new() { ["strict"] = true },
        };

        ChatResponse response = await trap.AskAsync(streams, options);

        Expect(Assert.IsType<FunctionCallContent>(Assert.Single(response.Messages.Single().Contents)), "c1", "ping", "{}");
        JsonAssert.Equal(
            """
            {"model":"anthropic/claude",STREAM"tools":[{"type":"function","function":{"name":"ping","description":"Answers.","strict":true,
              "parameters":{"type":"object","properties":{},"additionalProperties":false,"required":[]}}}],
             "tool_choice":"required","reasoning":{"effort":"high"},"messages":[{"role":"user","content":"hi"}]}
            """.Replace("STREAM", streams ? "\"stream\":true," : "", StringComparison.Ordinal),
            trap.Sent());
    }

    [Fact]
    public async Task D12_NamedChoice_HasTheShapeOfChat() => JsonAssert.Equal(
        """{"model":"vendor/model","tools":[PING],"tool_choice":{"type":"function","function":{"name":"ping"}},"messages":[{"role":"user","content":"hi"}]}"""
            .Replace("PING", Ping, StringComparison.Ordinal),
        await Trap.SentAsync(new ChatOptions { Tools = [PingTool()], ToolMode = ChatToolMode.RequireSpecific("ping") }));

    private static AIFunction PingTool() => AIFunctionFactory.Create([Description("Answers.")] static () => "pong", "ping");

    private static async Task<ChatResponse> LoopAsync(IChatClient loop, bool streams, ChatOptions options) => streams
        ? await loop.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken)
        : await loop.GetResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);
}
