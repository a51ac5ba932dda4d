using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class FunctionInvocationTests
{
    private const string Tool =
        """
        {"type":"function","function":{"name":"weather","parameters":
            {"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H01_FICC(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Turns.Weather, "tool_calls").Says(streaming, "It rains.");
        List<string> cities = [];
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(streaming, Weather(cities));

        Assert.Equal(["Oslo"], cities);
        Assert.Equal("It rains.", response.Text);
        Assert.Equal([ChatRole.Assistant, ChatRole.Tool, ChatRole.Assistant], response.Messages.Select(static message => message.Role));
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Null(response.ConversationId);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H01_FICC_Parameterless(bool streaming)
    {
        const string Call = "\"content\":null,\"tool_calls\":[" + """{"index":0,"id":"call_1","function":{"name":"now","arguments":""}}""" + "]";
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Call, "tool_calls").Says(streaming, "It is noon.");
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(streaming, new ChatOptions { Tools = [AIFunctionFactory.Create(static () => "noon", "now")] });

        Assert.Equal("It is noon.", response.Text);
        JsonAssert.Equal(
            """
            [{"role":"user","content":"hi"},
             {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"now","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"call_1","content":"noon"}]
            """,
            handler.Messages(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H02_FICC_FullHistorySecondRequest(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Turn(streaming, Turns.Weather + ",\"reasoning_details\":[" + Thought + "]", "tool_calls").Says(streaming);
        using IChatClient chat = Chat(handler);
        ChatMessage[] history =
        [
            new(ChatRole.System, "be brief"), new(ChatRole.User, "hi"), new(ChatRole.Assistant, "hello"), new(ChatRole.User, "weather?"),
        ];

        await chat.AskAsync(streaming, history, Weather([]));

        JsonAssert.Equal(
            "{\"model\":\"acme/writer\"," + (streaming ? "\"stream\":true," : "") + "\"tools\":[" + Tool + "],\"messages\":["
            + """
              {"role":"system","content":"be brief"},{"role":"user","content":"hi"},{"role":"assistant","content":"hello"},
              {"role":"user","content":"weather?"},
              """
            + "{\"role\":\"assistant\",\"content\":null,\"reasoning_details\":[" + Thought + "],\"tool_calls\":[{\"id\":\"call_1\","
            + """
              "type":"function","function":{"name":"weather","arguments":"{ \"city\": \"Oslo\" }"}}]},
              {"role":"tool","tool_call_id":"call_1","content":"rain"}]}
              """,
            handler.Body(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H03_FICC_UsageSum(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Turns.Weather, "tool_calls").Says(streaming);
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(streaming, Weather([]));

        Assert.Equal(14, response.Usage!.InputTokenCount);
        Assert.Equal(10, response.Usage.OutputTokenCount);
        Assert.Equal(24, response.Usage.TotalTokenCount);
        Assert.Equal(2_400_000, response.Usage.AdditionalCounts!["openrouter:cost_nano_usd"]);
        Assert.Equal(0.0024m, response.Usage.GetOpenRouterCost());
        Assert.Equal(0.0012m, response.GetOpenRouterMetadata()!.Cost);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H04_FICC_ParallelCalls(bool streaming)
    {
        const string Two = Turns.WeatherCall
            + """,{"index":1,"id":"call_2","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}""";
        ScriptedHandler handler = new ScriptedHandler()
            .Turn(streaming, "\"content\":\"Let me see.\",\"tool_calls\":[" + Two + "]", "tool_calls").Says(streaming);
        List<string> cities = [];
        using IChatClient chat = Chat(handler);

        await chat.AskAsync(streaming, Weather(cities));

        Assert.Equal(["Oslo", "Rome"], cities);
        JsonAssert.Equal(
            """
            [{"role":"user","content":"hi"},
             {"role":"assistant","content":"Let me see.","tool_calls":[
                {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{ \"city\": \"Oslo\" }"}},
                {"id":"call_2","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]},
             {"role":"tool","tool_call_id":"call_1","content":"rain"},
             {"role":"tool","tool_call_id":"call_2","content":"rain"}]
            """,
            handler.Messages(1));
    }

    [Theory]
    [InlineData(false, false, "\"required\"")]
    [InlineData(true, false, "\"required\"")]
    [InlineData(false, true, """{"type":"function","function":{"name":"weather"}}""")]
    [InlineData(true, true, """{"type":"function","function":{"name":"weather"}}""")]
    public async Task H05_FICC_RequireAny_RequireSpecific(bool streaming, bool specific, string expected)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Turns.Weather, "tool_calls").Says(streaming);
        using IChatClient chat = Chat(handler);
        ChatOptions options = Weather([]);
        options.ToolMode = specific ? ChatToolMode.RequireSpecific("weather") : ChatToolMode.RequireAny;

        await chat.AskAsync(streaming, options);

        JsonAssert.Equal(expected, handler.Body(0).GetProperty("tool_choice"));
        Assert.False(handler.Body(1).TryGetProperty("tool_choice", out _));
        Assert.True(handler.Body(1).TryGetProperty("tools", out _));
    }

    private const string Thought = """{"type":"reasoning.text","text":"Oslo it is.","signature":"c2ln","format":"anthropic-claude-v1","index":0}""";

    private static IChatClient Chat(ScriptedHandler handler) => AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().Build();

    private static ChatOptions Weather(List<string> cities) => new()
    {
        Tools =
        [
            AIFunctionFactory.Create(
                (string city) =>
                {
                    cities.Add(city);
                    return "rain";
                },
                "weather"),
        ],
    };
}
