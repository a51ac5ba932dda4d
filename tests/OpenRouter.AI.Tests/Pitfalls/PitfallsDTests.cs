using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of tool calls: what answers hold.</summary>
public partial class PitfallsDTests
{
    [Fact]
    public async Task D1_ArgumentsInPieces_AreJoinedToTheEnd()
    {
        ChatResponse response = await CallsInPiecesAsync(
            """{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}""",
            """{"index":0,"function":{"arguments":" "}}""",
            """{"index":0,"function":{"arguments":""}}""",
            """{"index":0,"function":{"arguments":"\n"}}""");

        FunctionCallContent call = Assert.Single(Calls(response));
        Assert.Equal(("c1", "f", "1"), (call.CallId, call.Name, call.Arguments!["a"]!.ToString()));
        Assert.Equal("{\"a\":1} \n", (await SentCallsAsync(response))[0].GetProperty("function").GetProperty("arguments").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"arguments\":null")]
    [InlineData(",\"arguments\":\"\"")]
    [InlineData(",\"arguments\":\"{}\"")]
    public async Task D2_ArgumentsAbsent_MeansNone(string arguments)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, Message("{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"ping\"" + arguments + "}}"), "\"tool_calls\"");

            FunctionCallContent call = Assert.Single(Calls(response));
            Assert.Equal(("c1", "ping", false), (call.CallId, call.Name, call.InformationalOnly));
            Assert.Empty(call.Arguments!);
            JsonAssert.Equal(
                """[{"id":"c1","type":"function","function":{"name":"ping","arguments":"{}"}}]""", (await SentAfterAsync(response)).GetProperty("tool_calls"));
        }
    }

    [Fact]
    public async Task D3_IndexMissing_PositionIdOrNameTellsTheCall()
    {
        // By id.
        Assert.Equal(["a {\"x\":1}", "b {\"x\":2}"], Told(await CallsInPiecesAsync(
            """{"id":"a","function":{"name":"f","arguments":"{\"x\""}},{"id":"b","function":{"name":"f","arguments":"{\"x\""}}""",
            """{"id":"b","function":{"arguments":":2}"}}""",
            """{"id":"a","function":{"arguments":":1}"}}""")));
        // By position.
        Assert.Equal(["a {\"x\":1}", "b {\"x\":2}"], Told(await CallsInPiecesAsync(
            """{"id":"a","function":{"name":"f","arguments":""}},{"id":"b","function":{"name":"f","arguments":""}}""",
            """{"function":{"arguments":"{\"x\":1}"}},{"function":{"arguments":"{\"x\":2}"}}""")));
        // By the name alone.
        Assert.Equal(["{\"x\":1}", "{\"x\":2}"], Told(await CallsInPiecesAsync(
            """{"function":{"name":"f","arguments":"{\"x\":1}"}}""",
            """{"function":{"name":"f","arguments":"{\"x\":2}"}}""")).Select(static told => told[(told.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        // The index that comes later belongs to the call that began without one.
        Assert.Equal(["a {\"x\":1}"], Told(await CallsInPiecesAsync(
            """{"id":"a","function":{"name":"f","arguments":"{\"x\""}}""",
            """{"index":0,"function":{"arguments":":1}"}}""")));
    }

    [Theory]
    [InlineData("\"\"", "null")]
    [InlineData("null", "\"\"")]
    [InlineData("\"c1\"", "\"c1\"")]
    public async Task D4_Ids_AreGivenAndUnique(string first, string second)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams,
                Message(
                    "{\"index\":0,\"id\":" + first + ",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"index\":1,\"id\":" + second
                    + ",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}"),
                "\"tool_calls\"");

            string[] ids = [.. Calls(response).Select(static call => call.CallId)];
            Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.All(ids, Assert.NotEmpty);
            Assert.Equal(["f", "g"], Calls(response).Select(static call => call.Name));
        }
    }

    [Fact]
    public async Task D4_IdRepeatedOnLaterFragments_IsTheFirst() =>
        Assert.Equal(["c1 {\"a\":1}"], Told(await CallsInPiecesAsync(
            """{"index":0,"id":"c1","function":{"name":"f","arguments":"{\"a\""}}""",
            """{"index":0,"id":"c1","function":{"name":"f","arguments":":"}}""",
            """{"index":0,"id":"","function":{"name":"","arguments":"1}"}}""")));

    [Fact]
    public async Task D5_TypeAbsentOrIndexInAWholeAnswer_ChangesNothing()
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams,
                Message("""{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}"""),
                "\"tool_calls\"");

            Assert.Equal(["a f", "b g"], Calls(response).Select(static call => call.CallId + " " + call.Name));
        }
    }

    [Theory]
    [InlineData("{\\\"a\\\":")]
    [InlineData("{'a':1}")]
    [InlineData("not json")]
    [InlineData("[1]")]
    public async Task D6_ArgumentsThatAreNoObject_AreToldAndNeverRun(string arguments)
    {
        foreach (bool streams in new[] { false, true })
        {
            using Trap trap = new();
            trap.Answer(streams, Message("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"" + arguments + "\"}}", "\"Let me\""), "\"tool_calls\"");
            using IChatClient chat = trap.Chat.AsBuilder().UseFunctionInvocation().Build();
            ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static string () => throw new InvalidOperationException("It ran."), "f")] };

            ChatResponse response = streams
                ? await chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
                : await chat.GetResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);

            FunctionCallContent call = Assert.Single(Calls(response));
            Assert.Equal(("c1", "f", true), (call.CallId, call.Name, call.InformationalOnly));
            Assert.Null(call.Arguments);
            Assert.Contains("'f'", Assert.IsType<InvalidOperationException>(call.Exception).Message, StringComparison.Ordinal);
            Assert.Equal("Let me", response.Text);
            Assert.Single(trap.Service.Requests);
        }
    }

    private static string Message(string calls, string content = "null") =>
        "{\"role\":\"assistant\",\"content\":" + content + ",\"tool_calls\":[" + calls + "]}";

    private static IEnumerable<FunctionCallContent> Calls(ChatResponse response) =>
        response.Messages.SelectMany(static message => message.Contents).OfType<FunctionCallContent>();

    private static IEnumerable<string> Told(ChatResponse response) => Calls(response).Select(static call =>
        call.CallId + " {" + string.Join(",", call.Arguments!.Select(static argument => "\"" + argument.Key + "\":" + argument.Value)) + "}");

    private static Task<ChatResponse> CallsInPiecesAsync(params string[] fragments) => Trap.StreamAsync(Answers.Events(
        [.. fragments.Select(static fragment => Answers.Chunk(Message(fragment))), Answers.Chunk("{}", "\"tool_calls\"")]));

    private static async Task<JsonElement> SentAfterAsync(ChatResponse response)
    {
        ChatMessage answer = response.Messages.Single();
        ChatMessage results = new(ChatRole.Tool, [.. Calls(response).Select(static call => new FunctionResultContent(call.CallId, "ok"))]);
        return (await Trap.SentAsync([Trap.User(), answer, results])).GetProperty("messages")[1];
    }

    private static async Task<JsonElement> SentCallsAsync(ChatResponse response) => (await SentAfterAsync(response)).GetProperty("tool_calls");
}
