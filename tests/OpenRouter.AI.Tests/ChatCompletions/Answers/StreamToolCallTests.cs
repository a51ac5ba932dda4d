using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class StreamToolCallTests
{
    /// <summary>Gets fragments of calls, chunk by chunk, and the calls they make.</summary>
    public static TheoryData<string, string[], string> Forms => new()
    {
        { "id absent later", [Fragment("""{"index":0,"id":"c","function":{"name":"f","arguments":""}}"""), Rest(""" "index":0""")], "c f {\"a\":1}" },
        { "arguments absent at first", [Fragment("""{"index":0,"id":"c","function":{"name":"f"}}"""), Rest(""" "index":0""")], "c f {\"a\":1}" },
        { "id null", [Begin, Rest(""" "index":0,"id":null""")], "c f {\"a\":1}" },
        { "id and type empty", [Begin, Rest(""" "index":0,"id":"","type":"" """)], "c f {\"a\":1}" },
        { "id repeated", [Begin, Rest(""" "index":0,"id":"c" """)], "c f {\"a\":1}" },
        { "no index, id absent", [Fragment("""{"id":"c","function":{"name":"f","arguments":""}}"""), Rest(""" "id":null""")], "c f {\"a\":1}" },
        { "no index, id repeated", [Fragment("""{"id":"c","function":{"name":"f"}}"""), Rest(""" "id":"c" """)], "c f {\"a\":1}" },
        {
            "name null and empty",
            [Begin, Fragment("""{"index":0,"function":{"name":null,"arguments":"{\"a\""}}"""), Fragment("""{"index":0,"function":{"name":"","arguments":":1}"}}""")],
            "c f {\"a\":1}"
        },
        {
            "name repeated",
            [Begin, Fragment("""{"index":0,"id":"c","function":{"name":"f","arguments":"{\"a\":1}"}}""")],
            "c f {\"a\":1}"
        },
        {
            "arguments null, function empty",
            [Begin, Fragment("""{"index":0,"id":"","function":{"arguments":null}}"""), Rest(""" "index":0"""), Fragment("""{"index":0,"function":{}}""")],
            "c f {\"a\":1}"
        },
        { "whole in one", [Fragment("""{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}""")], "c f {\"a\":1}" },
        { "arguments as an object", [Fragment("""{"index":0,"id":"c","function":{"name":"f","arguments":{"a":1}}}""")], "c f {\"a\":1}" },
        {
            "same index, another id",
            [.. Enumerable.Range(0, 3).Select(static n => Fragment("{\"index\":0,\"id\":\"c" + n + "\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":" + n + "}\"}}"))],
            "c0 f {\"a\":0}|c1 f {\"a\":1}|c2 f {\"a\":2}"
        },
        {
            "same index, another id, in pieces",
            [Begin, Rest(""" "index":0"""), Fragment("""{"index":0,"id":"d","function":{"name":"g","arguments":""}}"""), Rest(""" "index":0""")],
            "c f {\"a\":1}|d g {\"a\":1}"
        },
        {
            "gaps: from 1 on",
            [
                Fragment("""{"index":1,"id":"c","function":{"name":"f","arguments":""}}"""), Rest(""" "index":1"""),
                Fragment("""{"index":7,"id":"d","function":{"name":"g","arguments":"{}"}}"""),
            ],
            "c f {\"a\":1}|d g {}"
        },
        {
            "several in one chunk",
            [Fragment("""{"index":0,"id":"c","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"d","function":{"name":"f","arguments":"{\"a\":2}"}}""")],
            "c f {}|d f {\"a\":2}"
        },
        {
            "several in one chunk, without index",
            [Fragment("""{"id":"c","function":{"name":"f","arguments":"{}"}},{"id":"d","function":{"name":"g","arguments":"{}"}}""")],
            "c f {}|d g {}"
        },
        { "plain number as id", [Fragment("""{"index":0,"id":"0","function":{"name":"f","arguments":"{}"}}""")], "0 f {}" },
        { "no name ever", [Fragment("""{"index":0,"id":"c","function":{"arguments":"{}"}}""")], "" },
    };

    private static string Begin => Fragment("""{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":""}}""");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task F13_FunctionCalls_Quirks(string form, string[] chunks, string expected)
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync([.. chunks, AnswerScript.Finish("tool_calls")]);

        Assert.True(Describe(Calls(updates)) == expected, form + ": " + Describe(Calls(updates)));
        Assert.All(Calls(updates), static call => Assert.Null(call.Exception));
    }

    [Fact]
    public async Task F12_FunctionCalls_Fragmented()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Text("Let me look."),
            Fragment("""{"index":0,"id":"c","function":{"name":"f","arguments":""}}"""),
            Fragment("""{"index":1,"id":"d","function":{"name":"g","arguments":""}}"""),
            Fragment("""{"index":1,"function":{"arguments":"{\"b\":"}},{"index":0,"function":{"arguments":"{\"a\":\"\ud83d"}}"""),
            Fragment("""{"index":0,"function":{"arguments":"\ude00ä\"}"}}"""),
            Fragment("""{"index":1,"function":{"arguments":"2}"}}"""),
            AnswerScript.Text(" One moment."),
            AnswerScript.Finish("tool_calls"),
            AnswerScript.UsageChunk);

        ChatResponseUpdate last = updates[^2];
        Assert.Equal("c f {\"a\":\"😀ä\"}|d g {\"b\":2}", Describe([.. last.Contents.Cast<FunctionCallContent>()]));
        Assert.Equal(2, Calls(updates).Count);
        Assert.Equal(ChatFinishReason.ToolCalls, last.FinishReason);
        Assert.Equal("Let me look. One moment.", updates.ToChatResponse().Text);
    }

    [Theory]
    [InlineData("""{"index":0,"id":"c","function":{"name":"f"}}""")]
    [InlineData("""{"index":0,"id":"c","function":{"name":"f","arguments":""}}""")]
    [InlineData("""{"index":0,"id":"c","function":{"name":"f","arguments":null}}""")]
    [InlineData("""{"index":0,"id":"c","function":{"name":"f","arguments":"{}"}}""")]
    [InlineData("""{"index":0,"id":"c","function":{"name":"f","arguments":"  "}}""")]
    public async Task F14_FunctionCalls_NoArguments(string fragment)
    {
        FunctionCallContent call = Assert.Single(Calls(await AnswerScript.StreamAsync(Fragment(fragment), AnswerScript.Finish("tool_calls"))));

        Assert.Empty(call.Arguments!);
        Assert.Null(call.Exception);
        Assert.False(call.InformationalOnly);
    }

    [Fact]
    public async Task F15_FunctionCalls_BeforeUsage_AndRunByTheFunctionInvokingClient()
    {
        string first = AnswerScript.Events(Begin, Rest(""" "index":0"""), AnswerScript.Finish("tool_calls"), AnswerScript.UsageChunk) + AnswerScript.Done;
        string second = AnswerScript.Events(AnswerScript.Text("done"), AnswerScript.Finish(), AnswerScript.UsageChunk) + AnswerScript.Done;
        ScriptedHandler handler = new ScriptedHandler().Answer(first, 200, "text/event-stream").Answer(second, 200, "text/event-stream");
        using IChatClient chat = AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().Build();
        List<ChatResponseUpdate> updates = [];

        await AnswerScript.ReadAsync(chat, updates, new ChatOptions { Tools = [AIFunctionFactory.Create((int a) => a + 1, "f")] });

        int calls = updates.FindIndex(static update => update.Contents.Any(static content => content is FunctionCallContent));
        int usage = updates.FindIndex(static update => update.Contents.Any(static content => content is UsageContent));
        Assert.True(calls >= 0 && calls < usage);
        Assert.EndsWith("done", updates.ToChatResponse().Text, StringComparison.Ordinal);
        Assert.Equal(24, updates.ToChatResponse().Usage!.TotalTokenCount);
        JsonElement result = JsonElement.Parse(handler.Requests[1].Body!).GetProperty("messages")[2];
        JsonAssert.Equal("""{"role":"tool","tool_call_id":"c","content":"2"}""", result);
    }

    [Theory]
    [InlineData("length")]
    [InlineData("tool_calls")]
    public async Task F16_FunctionCalls_TruncatedByLength(string finish)
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            Fragment("""{"index":0,"id":"c","function":{"name":"f","arguments":"{\"a\": \"lon"}}"""), AnswerScript.Finish(finish));

        FunctionCallContent call = Assert.Single(Calls(updates));
        Assert.IsType<InvalidOperationException>(call.Exception);
        Assert.Null(call.Arguments);
        Assert.True(call.InformationalOnly);
        Assert.Equal("{\"a\": \"lon", call.AdditionalProperties!["openrouter:raw_arguments"]);
        Assert.Equal(finish, updates.ToChatResponse().FinishReason!.Value.Value);
    }

    private static string Fragment(string calls) => AnswerScript.Chunk("\"content\":null,\"tool_calls\":[" + calls + "]");

    private static string Rest(string members) => Fragment("{" + members.Trim() + ",\"function\":{\"arguments\":\"{\\\"a\\\":1}\"}}");

    private static List<FunctionCallContent> Calls(IEnumerable<ChatResponseUpdate> updates) =>
        [.. updates.SelectMany(static update => update.Contents).OfType<FunctionCallContent>()];

    private static string Describe(IEnumerable<FunctionCallContent> calls) => string.Join('|', calls.Select(static call =>
        call.CallId + " " + call.Name + " " + (call.AdditionalProperties?["openrouter:raw_arguments"] ?? "{}")));
}
