using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>Tool loops that do not go as the model wants: unreadable arguments, unknown functions, functions that fail or need a consent.</summary>
public sealed class FunctionFaultTests
{
    [Theory]
    [InlineData(false, "{city:Oslo}")]
    [InlineData(true, "{city:Oslo}")]
    [InlineData(false, "[1]")]
    [InlineData(true, "[1]")]
    public async Task H06_FICC_BadArguments_AreNotRunAndEndTheLoop(bool streaming, string arguments)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Call("weather", arguments), "tool_calls");
        int runs = 0;
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(streaming, Options("weather", () => ++runs));

        FunctionCallContent call = Assert.Single(response.All<FunctionCallContent>());
        Assert.Equal(0, runs);
        Assert.NotNull(call.Exception);
        Assert.Null(call.Arguments);
        Assert.Empty(response.All<FunctionResultContent>());
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H06_FICC_BadArgumentsBesideGoodOnes_RunTheGoodOnes(bool streaming)
    {
        const string Bad = """{"index":1,"id":"call_2","function":{"name":"weather","arguments":"{\"city\":"}}""";
        ScriptedHandler handler = new ScriptedHandler()
            .Turn(streaming, "\"content\":null,\"tool_calls\":[" + Turns.WeatherCall + "," + Bad + "]", "tool_calls").Says(streaming);
        int runs = 0;
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(streaming, Options("weather", () => ++runs));

        Assert.Equal(1, runs);
        Assert.Equal("done", response.Text);
        JsonAssert.Equal(
            """
            [{"role":"user","content":"hi"},
             {"role":"assistant","content":null,"tool_calls":[
                {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{ \"city\": \"Oslo\" }"}}]},
             {"role":"tool","tool_call_id":"call_1","content":"1"}]
            """,
            handler.Messages(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H07_FICC_UnknownFunction(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Call("launch", "{}"), "tool_calls").Says(streaming, "sorry");
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(streaming, Options("weather", static () => 1));

        Assert.Equal("sorry", response.Text);
        string result = handler.Messages(1)[2].GetProperty("content").GetString()!;
        Assert.StartsWith("Error:", result, StringComparison.Ordinal);
        Assert.Contains("launch", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H07_FICC_FailingFunction_KeepsItsMessageToItself(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Call("weather", "{}"), "tool_calls").Says(streaming, "sorry");
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(
            streaming, Options("weather", static () => throw new InvalidOperationException("password is 123")));

        Assert.Equal("sorry", response.Text);
        JsonAssert.Equal("""{"role":"tool","tool_call_id":"call_1","content":"Error: Function failed."}""", handler.Messages(1)[2]);
    }

    [Theory]
    [InlineData(false, true, "1")]
    [InlineData(true, true, "1")]
    [InlineData(false, false, "Tool call invocation was rejected by the approver and must not be retried. too wet")]
    [InlineData(true, false, "Tool call invocation was rejected by the approver and must not be retried. too wet")]
    public async Task H08_FICC_Approval(bool streaming, bool approved, string result)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Turns.Weather, "tool_calls").Says(streaming);
        int runs = 0;
        using IChatClient chat = Chat(handler);
        AIFunction function = AIFunctionFactory.Create((string city) => ++runs, "weather");
        ChatOptions options = new() { Tools = [new ApprovalRequiredAIFunction(function)] };
        List<ChatMessage> history = [new(ChatRole.User, "hi")];

        history.AddMessages(await chat.AskAsync(streaming, history, options));
        history = Turns.ThroughJson(history);
        ToolApprovalRequestContent request = history.SelectMany(static message => message.Contents).OfType<ToolApprovalRequestContent>().Single();
        history.Add(new ChatMessage(ChatRole.User, [request.CreateResponse(approved, approved ? null : "too wet")]));
        history = Turns.ThroughJson(history);
        Assert.Equal(0, runs);
        ChatResponse response = await chat.AskAsync(streaming, history, options);

        Assert.Equal("done", response.Text);
        Assert.Equal(approved ? 1 : 0, runs);
        JsonAssert.Equal(
            """
            [{"role":"user","content":"hi"},
             {"role":"assistant","content":null,"tool_calls":[
                {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{ \"city\": \"Oslo\" }"}}]},
             {"role":"tool","tool_call_id":"call_1","content":"
            """.TrimEnd() + result + "\"}]",
            handler.Messages(1));
    }

    private static IChatClient Chat(ScriptedHandler handler) => AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().Build();

    private static string Call(string name, string arguments) =>
        "\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"function\":{\"name\":\"" + name + "\",\"arguments\":\""
        + arguments.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"}}]";

    private static ChatOptions Options(string name, Func<int> run) => new() { Tools = [AIFunctionFactory.Create(run, name)] };
}
