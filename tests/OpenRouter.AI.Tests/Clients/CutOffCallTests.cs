using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>
/// A tool whose parameters are all optional is the dangerous one: a call whose arguments were cut off would run with the defaults.
/// </summary>
public sealed class CutOffCallTests
{
    private int _deletions;

    [Theory]
    [InlineData(false, "length", """{"path":"/tmp/bui""", false)]
    [InlineData(true, "length", """{"path":"/tmp/bui""", false)]
    [InlineData(false, "tool_calls", """{"path":"/tmp/bui""", false)]
    [InlineData(true, "tool_calls", """{"path":"/tmp/bui""", false)]
    [InlineData(false, "stop", """{"path":"/tmp/build","recursive":""", false)]
    [InlineData(true, "stop", """{"path":"/tmp/build","recursive":""", false)]
    [InlineData(false, "length", "", false)]
    [InlineData(true, "length", "", false)]
    [InlineData(false, "length", "{", true)]
    [InlineData(true, "length", "{", true)]
    public async Task C1_9_DeleteFiles_CutOffArguments_NeverRun(bool streaming, string finish, string arguments, bool required)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Call(arguments), finish).Says(streaming);
        using IChatClient chat = Chat(handler);
        ChatOptions options = Options();
        options.ToolMode = required ? ChatToolMode.RequireAny : null;
        List<ChatMessage> history = [new(ChatRole.User, "clean up")];

        ChatResponse response = await chat.AskAsync(streaming, history, options);

        Assert.Equal(0, _deletions);
        Assert.Single(handler.Requests);
        FunctionCallContent call = Assert.Single(response.All<FunctionCallContent>());
        Assert.Contains("cut off", Assert.IsType<InvalidOperationException>(call.Exception).Message, StringComparison.Ordinal);
        Assert.Null(call.Arguments);
        Assert.True(call.InformationalOnly);
        Assert.Equal(finish == "length" ? ChatFinishReason.Length : ChatFinishReason.ToolCalls, response.FinishReason);
        await GoOnAsync(chat, handler, streaming, history, response, options);
    }

    [Theory]
    [InlineData("")]
    [InlineData(AnswerScript.Done)]
    public async Task C1_9_DeleteFiles_StreamEnds_NeverRun(string end)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(
            AnswerScript.Events(AnswerScript.Chunk(Call("{\"path\":\"/tmp/bui"))) + end, 200, "text/event-stream");
        using IChatClient chat = Chat(handler);
        List<ChatResponseUpdate> updates = [];

        Exception? failure = await Record.ExceptionAsync(() => AnswerScript.ReadAsync(chat, updates, Options()));

        Assert.Equal(0, _deletions);
        Assert.Equal("On it.", updates.ToChatResponse().Text);
        Assert.Single(handler.Requests);
        if (end.Length == 0)
        {
            Assert.IsType<OpenRouterException>(failure);
            Assert.Empty(updates.ToChatResponse().All<FunctionCallContent>());
        }
        else
        {
            Assert.Null(failure);
            Assert.True(Assert.Single(updates.ToChatResponse().All<FunctionCallContent>()).InformationalOnly);
        }
    }

    [Fact]
    public async Task C1_9_DeleteFiles_StreamEndsAfterWholeArguments_NeverRun()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(
            AnswerScript.Events(AnswerScript.Chunk(Call("{}"))), 200, "text/event-stream");
        using IChatClient chat = Chat(handler);

        await Assert.ThrowsAsync<OpenRouterException>(() => AnswerScript.ReadAsync(chat, [], Options()));

        Assert.Equal(0, _deletions);
    }

    [Fact]
    public async Task C1_9_DeleteFiles_WholeBodyEnds_NeverRun()
    {
        string body = AnswerScript.Body(Call("""{"path":"/tmp/build"}"""), "tool_calls");
        ScriptedHandler handler = new ScriptedHandler().Answer(body[..body.IndexOf("build", StringComparison.Ordinal)]);
        using IChatClient chat = Chat(handler);

        await Assert.ThrowsAsync<OpenRouterException>(() => chat.AskAsync(streaming: false, Options()));

        Assert.Equal(0, _deletions);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(false, "{}")]
    [InlineData(true, "{}")]
    public async Task C1_9_DeleteFiles_NoArguments_Run(bool streaming, string arguments)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Call(arguments), "tool_calls").Says(streaming);
        using IChatClient chat = Chat(handler);

        ChatResponse response = await chat.AskAsync(streaming, Options());

        Assert.Equal(1, _deletions);
        Assert.Equal("done", response.Messages[^1].Text);
    }

    /// <summary>The conversation goes on without the call, also when the host kept it as JSON, and the call still does not run.</summary>
    private async Task GoOnAsync(
        IChatClient chat, ScriptedHandler handler, bool streaming, List<ChatMessage> history, ChatResponse response, ChatOptions options)
    {
        history.AddMessages(response);
        history.Add(new ChatMessage(ChatRole.User, "go on"));

        Assert.Equal("done", (await chat.AskAsync(streaming, Turns.ThroughJson(history), options)).Text);

        Assert.Equal(0, _deletions);
        JsonAssert.Equal(
            """[{"role":"user","content":"clean up"},{"role":"assistant","content":"On it."},{"role":"user","content":"go on"}]""",
            handler.Messages(1));
    }

    private static IChatClient Chat(ScriptedHandler handler) => AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().Build();

    private static string Call(string arguments) =>
        "\"content\":\"On it.\",\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"function\":{\"name\":\"delete_files\",\"arguments\":\""
        + arguments.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"}}]";

    private ChatOptions Options() => new()
    {
        Tools =
        [
            AIFunctionFactory.Create((string path = "/", bool recursive = true) => $"{path} {recursive} {++_deletions}", "delete_files"),
        ],
    };
}
