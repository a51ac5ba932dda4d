using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of tool calls: which fragment belongs to which call.</summary>
public partial class PitfallsDTests
{
    private const string BeginA = """{"id":"a","function":{"name":"f","arguments":""}}""";
    private const string BeginB = """{"id":"b","function":{"name":"g","arguments":""}}""";
    private const string BeginC = """{"id":"c","function":{"name":"h","arguments":"{}"}}""";

    /// <summary>Gets streams without an index, or with one only on some fragments, that all are the calls f(x: 1) and g(y: 2).</summary>
    public static TheoryData<string[]> TwoCalls { get; } = new(
        [BeginA + "," + BeginB, Part("{\\\"x\\\"") + "," + Part("{\\\"y\\\""), Part(":1}") + "," + Part(":2}")],
        [BeginA, Part("{\\\"x\\\""), Part(":1}"), BeginB, Part("{\\\"y\\\""), Part(":2}")],
        [BeginA, Part("{\\\"x\\\""), Part(":1}") + "," + BeginB, Part("{\\\"y\\\":2}")],
        [BeginA + "," + Part("{\\\"x\\\":1}"), BeginB + "," + Part("{\\\"y\\\":2}")],
        [BeginA + "," + BeginB, Part("{\\\"y\\\"", "\"id\":\"b\","), Part("{\\\"x\\\"", "\"id\":\"a\","), Part(":1}") + "," + Part(":2}", "\"id\":\"b\",")],
        [BeginA, Part("{\\\"x\\\"", "\"index\":0,"), BeginB, Part("{\\\"y\\\"", "\"index\":1,"), Part(":1}", "\"index\":0,"), Part(":2}", "\"index\":1,")],
        [BeginA + "," + BeginB, Part("{\\\"x\\\"", "\"index\":0,"), Part("{\\\"y\\\"", "\"index\":1,"), Part(":1}", "\"index\":0,"), Part(":2}", "\"index\":1,")],
        [BeginA + "," + BeginB, Part("{\\\"y\\\"", "\"index\":1,"), Part("{\\\"x\\\"", "\"index\":0,"), Part(":1}", "\"index\":0,"), Part(":2}", "\"index\":1,")],
        [BeginA + "," + BeginB, Part("{\\\"x\\\":1}", "\"index\":0,\"id\":\"a\","), Part("{\\\"y\\\":2}", "\"index\":1,\"id\":\"b\",")],
        [BeginA, Part("{\\\"x\\\":1}", "\"index\":0,\"id\":\"a\",", "\"name\":\"f\","), BeginB, Part("{\\\"y\\\":2}", "\"index\":1,\"id\":\"b\",", "\"name\":\"g\",")],
        [With(BeginA, 0), Part("{\\\"x\\\""), Part(":1}"), With(BeginB, 1), Part("{\\\"y\\\":2}")],
        [With(BeginA, 0) + "," + With(BeginB, 1), Part("{\\\"x\\\":1}") + "," + Part("{\\\"y\\\":2}")],
        [With(BeginA, 0) + "," + With(BeginB, 1), Part("{\\\"x\\\":1}", "\"id\":\"a\","), Part("{\\\"y\\\":2}", "\"id\":\"b\",")],
        [With(BeginA, 3), Part("{\\\"x\\\":1}", "\"index\":3,"), With(BeginB, 9), Part("{\\\"y\\\":2}", "\"index\":9,")],
        [With(BeginB, 1).Replace("\"b\"", "\"a\"", StringComparison.Ordinal).Replace("\"g\"", "\"f\"", StringComparison.Ordinal), Part("{\\\"x\\\":1}", "\"index\":1,"), With(BeginB, 0), Part("{\\\"y\\\":2}", "\"index\":0,")]);

    [Theory]
    [MemberData(nameof(TwoCalls))]
    public async Task D3_MissingIndex_FragmentsFindTheirCalls(string[] chunks)
    {
        List<FunctionCallContent> calls = Calls(await FragmentsAsync(chunks));

        Assert.Equal(2, calls.Count);
        Expect(calls[0], "a", "f", """{"x":1}""");
        Expect(calls[1], "b", "g", """{"y":2}""");
    }

    [Fact]
    public async Task D3_MissingIndexIdAndName_BesideANewCall_ContinuesTheNewestOne()
    {
        List<FunctionCallContent> calls = Calls(await FragmentsAsync(
            BeginA + "," + Part("{\\\"x\\\":1}"), BeginB, Part("{\\\"y\\\""), Part(":2}") + "," + BeginC));

        Assert.Equal(3, calls.Count);
        Expect(calls[0], "a", "f", """{"x":1}""");
        Expect(calls[1], "b", "g", """{"y":2}""");
        Expect(calls[2], "c", "h", "{}");
    }

    [Fact]
    public async Task D3_MissingIndexAndId_ANameBeginsACall()
    {
        List<FunctionCallContent> calls = Calls(await FragmentsAsync(
            """{"function":{"name":"f","arguments":"{\"x\""}}""", Part(":1}"), """{"function":{"name":"f","arguments":""}}""", Part("{\\\"x\\\":2}")));

        Assert.Equal(2, calls.Count);
        Expect(calls[0], calls[0].CallId, "f", """{"x":1}""");
        Expect(calls[1], calls[1].CallId, "f", """{"x":2}""");
        Assert.NotEqual(calls[0].CallId, calls[1].CallId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"index\":0,")]
    public async Task D3_IndexMissingOrTheSameInAWholeAnswer_EveryCallIsOne(string index)
    {
        List<FunctionCallContent> calls = Calls(await Trap.WholeAsync(Answers.Whole(
            "{\"content\":null,\"tool_calls\":[{INDEX\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{INDEX\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}"
                .Replace("INDEX", index, StringComparison.Ordinal))));

        Assert.Equal(2, calls.Count);
        Expect(calls[0], "a", "f", "{}");
        Expect(calls[1], calls[1].CallId, "f", "{}");
    }

    [Theory]
    [InlineData("\"id\":\"\",")]
    [InlineData("\"id\":null,")]
    [InlineData("")]
    public async Task D4_IdEmptyOrMissing_IsMadeAndPairsTheResult(string id)
    {
        string message = "{\"content\":null,\"tool_calls\":[{\"index\":0,ID\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"index\":1,ID\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}"
            .Replace("ID", id, StringComparison.Ordinal);
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, message);

            List<string> ids = [.. Calls(response).Select(static call => call.CallId)];
            Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.DoesNotContain("", ids);
            JsonAssert.Equal(
                """
                [{"role":"user","content":"hi"},
                 {"role":"assistant","content":null,"tool_calls":[
                   {"id":"ONE","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"TWO","type":"function","function":{"name":"f","arguments":"{}"}}]},
                 {"role":"tool","tool_call_id":"ONE","content":"1"},{"role":"tool","tool_call_id":"TWO","content":"2"}]
                """.Replace("ONE", ids[0], StringComparison.Ordinal).Replace("TWO", ids[1], StringComparison.Ordinal),
                (await Trap.SentAsync([Trap.User(), .. response.Messages, Result(ids[0], "1"), Result(ids[1], "2")])).GetProperty("messages"));
        }
    }

    [Theory]
    [InlineData("\"id\":\"\",", "\"id\":\"c1\",")]
    [InlineData("", "\"id\":\"c1\",")]
    [InlineData("\"id\":\"c1\",", "\"id\":\"c1\",")]
    [InlineData("\"id\":\"c1\",", "\"id\":\"\",")]
    [InlineData("\"id\":\"c1\",", "\"id\":null,")]
    [InlineData("\"id\":\"c1\",", "\"id\":\"c2\",")]
    public async Task D4_IdRepeatedOrLater_TheFirstOneStands(string first, string later)
    {
        foreach (string index in new[] { "\"index\":0,", "" })
        {
            FunctionCallContent call = Assert.Single(Calls(await FragmentsAsync(
                "{" + index + first + "\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"x\\\"\"}}", Part(":1", index + later), Part("}", index + later, "\"name\":\"\","))));

            Expect(call, "c1", "f", """{"x":1}""");
        }
    }

    [Fact]
    public async Task D4_IdOfTwoCalls_IsMadeUnique()
    {
        string message = "{\"content\":null,\"tool_calls\":[" + Answers.Call("c1", "f", "\"{}\"") + "," + Answers.Call("c1", "g", "\"{}\"", index: 1) + "]}";
        foreach (bool streams in new[] { false, true })
        {
            List<FunctionCallContent> calls = Calls(await Trap.AnswerAsync(streams, message));

            Assert.Equal(2, calls.Count);
            Expect(calls[0], "c1", "f", "{}");
            Expect(calls[1], calls[1].CallId, "g", "{}");
            Assert.NotEqual("c1", calls[1].CallId);
        }
    }

    private static string Part(string arguments, string place = "", string name = "") =>
        "{" + place + "\"function\":{" + name + "\"arguments\":\"" + arguments + "\"}}";

    private static string With(string begin, int index) => "{\"index\":" + index.ToString(null, null) + "," + begin[1..];
}
