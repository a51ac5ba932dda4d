using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of tool calls: what they look like in answers.</summary>
public partial class PitfallsDTests
{
    private const string First = """{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":""";
    private const string AIsOne = "\"{\\\"a\\\":1}\"";
    private const string BIsTwo = "\"{\\\"b\\\":2}\"";

    [Theory]
    [InlineData("{\"a\":1}", "")]
    [InlineData("{\"a\":1}", " ")]
    [InlineData("{\"a\":1}", "", " ", "\\n")]
    [InlineData("", "{\"a\":1}")]
    [InlineData("", "{", "", "\"a", "\"", " ", ":", "1", "}", "", "\\t")]
    [InlineData(" ", "{\"a\":1}")]
    public async Task D1_ArgumentsInPieces_AreOneCallAtTheEnd(string first, params string[] later)
    {
        foreach (string head in new[] { "", "\"id\":\"c1\",", "\"id\":\"c1\",\"type\":\"function\"," })
        {
            foreach (string name in new[] { "", "\"name\":\"f\"," })
            {
                IEnumerable<string> pieces = later.Select(piece => "{\"index\":0," + head + "\"function\":{" + name + "\"arguments\":\"" + Escaped(piece) + "\"}}");

                FunctionCallContent call = Assert.Single(Calls(await FragmentsAsync([First + "\"" + Escaped(first) + "\"}}", .. pieces])));

                Expect(call, "c1", "f", """{"a":1}""");
            }
        }
    }

    [Fact]
    public async Task D1_WholeCallInOneFragment_IsGivenOnceAndAfterTheText()
    {
        using Trap trap = new();
        trap.Service.Answer(
            Answers.Events(
                Answers.Chunk("{\"content\":null,\"tool_calls\":[" + Answers.Call("c1", "f", AIsOne) + "]}"),
                Answers.Text("So"),
                Answers.Chunk("{\"content\":null,\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\" \"}}]}"),
                Answers.Chunk("{\"content\":null,\"tool_calls\":[" + Answers.Call("c2", "g", "\"{}\"", index: 1) + "]}"),
                Answers.Chunk("{}", "\"tool_calls\"")),
            mediaType: "text/event-stream");
        List<ChatResponseUpdate> updates = [];

        await trap.CollectAsync(updates);

        ChatResponseUpdate only = Assert.Single(updates, static update => update.Contents.OfType<FunctionCallContent>().Any());
        Assert.Equal(["c1", "c2"], only.Contents.Cast<FunctionCallContent>().Select(static call => call.CallId));
        Assert.True(updates.IndexOf(only) > updates.FindIndex(static update => update.Text == "So"));
        Expect(only.Contents.OfType<FunctionCallContent>().First(), "c1", "f", """{"a":1}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"arguments\":null")]
    [InlineData(",\"arguments\":\"\"")]
    [InlineData(",\"arguments\":\" \\n\"")]
    [InlineData(",\"arguments\":\"null\"")]
    [InlineData(",\"arguments\":{}")]
    [InlineData(",\"arguments\":\"{}\"")]
    public async Task D2_ArgumentsMissing_AreNoneAndGoBackAsAnEmptyObject(string arguments)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams, "{\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"ping\"" + arguments + "}}]}");

            Expect(Assert.Single(Calls(response)), "c1", "ping", "{}");
            string sent = SentArguments(await Trap.SentAsync([Trap.User(), .. response.Messages, Result("c1")]));
            Assert.Equal(arguments.Contains("null\"", StringComparison.Ordinal) ? "null" : "{}", sent);
        }
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"index\":0,", true)]
    [InlineData("\"index\":0,", false)]
    [InlineData("\"index\":7,", false)]
    [InlineData("\"index\":null,", true)]
    [InlineData("\"index\":\"0\",", false)]
    public async Task D5_TypeAbsentAndIndexInAWholeAnswer_AreNoMatter(string index, bool hasType)
    {
        string type = hasType ? "\"type\":\"function\"," : "";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams, "{\"content\":null,\"tool_calls\":[{" + index + type + "\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":" + AIsOne + "}}]}");

            Expect(Assert.Single(Calls(response)), "c1", "f", """{"a":1}""");
            Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        }
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("{a:1}")]
    [InlineData("[1]")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("call f with 1")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":1}{\"a\":2}")]
    public async Task D6_InvalidArguments_AreAnErrorInTheCallAndNothingElseIsLost(string arguments)
    {
        string message = "{\"content\":\"So\",\"tool_calls\":[" + Answers.Call("c1", "f", "\"" + Escaped(arguments) + "\"") + ","
            + Answers.Call("c2", "g", BIsTwo, index: 1) + "]}";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, message, "\"tool_calls\"");

            Assert.Equal("So", response.Text);
            Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
            List<FunctionCallContent> calls = Calls(response);
            Assert.Equal(2, calls.Count);
            Assert.Equal(("c1", "f", true), (calls[0].CallId, calls[0].Name, calls[0].InformationalOnly));
            Assert.Null(calls[0].Arguments);
            Assert.Contains("'f'", Assert.IsType<InvalidOperationException>(calls[0].Exception).Message, StringComparison.Ordinal);
            Assert.Equal(arguments, calls[0].AdditionalProperties!["openrouter:raw_arguments"]);
            Expect(calls[1], "c2", "g", """{"b":2}""");
        }
    }

    private static void Expect(FunctionCallContent call, string id, string name, string arguments)
    {
        Assert.Equal((id, name, false), (call.CallId, call.Name, call.InformationalOnly));
        Assert.Null(call.Exception);
        JsonAssert.Equal(arguments, JsonSerializer.SerializeToElement(call.Arguments, AIJsonUtilities.DefaultOptions));
    }

    private static List<FunctionCallContent> Calls(ChatResponse response) =>
        [.. Assert.Single(response.Messages).Contents.OfType<FunctionCallContent>()];

    /// <summary>Gets what chunks become that hold these lists of fragments.</summary>
    private static Task<ChatResponse> FragmentsAsync(params string[] chunks) => Trap.StreamAsync(Answers.Events(
        [.. chunks.Select(static fragments => Answers.Chunk("{\"content\":null,\"tool_calls\":[" + fragments + "]}")), Answers.Chunk("{}", "\"tool_calls\"")]));

    private static string SentArguments(JsonElement sent) =>
        sent.GetProperty("messages")[1].GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString()!;

    private static ChatMessage Result(string callId, string result = "ok") => new(ChatRole.Tool, [new FunctionResultContent(callId, result)]);

    private static string Escaped(string text) =>
        text.Replace("\"", "\\\"", StringComparison.Ordinal);
}
