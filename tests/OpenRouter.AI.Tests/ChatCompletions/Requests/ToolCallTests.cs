using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ToolCallTests
{
    private const string Raw = "openrouter:raw_arguments";

    public static TheoryData<string> RawTexts =>
    [
        """{ "b" : 1,  "a":"\u00e9\/<" }""", "{\"a\":1.0,\n\"b\":[1e3, null]}", """{"a":{"z":1,"y":2}}""", """{"a":"😀"}""", """{"n":12345678901234567890.10}""",
    ];

    [Fact]
    public async Task D17_AssistantWithToolsAndContent_HasBoth() =>
        JsonAssert.Equal(
            """
            {"role":"assistant","content":"text more","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}},
             {"id":"c2","type":"function","function":{"name":"g","arguments":"{\"x\":1}"}}]}
            """,
            await Sent.MessageAsync(new(ChatRole.Assistant,
                [new TextContent("text "), Call("c1", "f"), new TextContent("more"), Call("c2", "g", new() { ["x"] = 1 })])));

    [Fact]
    public async Task D18_AssistantOnlyToolCalls_HasNullContent() =>
        JsonAssert.Equal(
            """{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}""",
            await Sent.MessageAsync(new(ChatRole.Assistant, [new TextContent(""), Call("c1", "f")])));

    [Fact]
    public async Task D19_ToolArguments_Compact() =>
        Assert.Equal("""{"a":1,"s":"é<😀"}""", await ArgumentsAsync(Call("c", "f", new() { ["a"] = 1, ["s"] = "é<😀" })));

    [Fact]
    public async Task D20_ToolArguments_Null() => Assert.Equal("{}", await ArgumentsAsync(Call("c", "f")));

    [Fact]
    public async Task D21_ToolArguments_JsonElementAndClr()
    {
        string? arguments = await ArgumentsAsync(Call("c", "f", new()
        {
            ["element"] = Sent.Json("""{"x": [1.50, "é"]}"""),
            ["int"] = 5,
            ["decimal"] = 1.10m,
            ["nested"] = new Dictionary<string, object?> { ["deep"] = new object?[] { true, null } },
            ["day"] = DayOfWeek.Friday,
            ["date"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            ["none"] = null,
            ["undefined"] = default(JsonElement),
        }));

        Assert.Equal(
            """{"element":{"x":[1.50,"é"]},"int":5,"decimal":1.10,"nested":{"deep":[true,null]},"day":"Friday","date":"2026-01-02T03:04:05Z","none":null,"undefined":null}""",
            arguments);
    }

    [Fact]
    public async Task D21_ToolArguments_WithoutContract_NamesTheArgument()
    {
        ArgumentException exception = await Assert.ThrowsAnyAsync<ArgumentException>(
            () => ArgumentsAsync(Call("c", "f", new() { ["act"] = (Action)(() => { }) })));

        Assert.Contains("'act'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":1 }""", """{"a":1 }""")]
    [InlineData("""{"a":""", "{}")]
    [InlineData("[1]", "{}")]
    [InlineData(null, "{}")]
    public async Task D22_ToolArguments_FromParseFailure(string? raw, string sent)
    {
        FunctionCallContent call = Call("c", "f");
        call.Exception = new InvalidOperationException("unreadable");
        call.AdditionalProperties = raw is null ? null : new() { [Raw] = raw };

        Assert.Equal(sent, await ArgumentsAsync(call));
    }

    [Theory]
    [MemberData(nameof(RawTexts))]
    public async Task RawArguments_Unchanged_GoBackByteForByte(string raw)
    {
        foreach (object kept in new object[] { raw, Sent.Json(JsonSerializer.Serialize(raw)) })
        {
            FunctionCallContent call = Call("c", "f", Parsed(raw));
            call.AdditionalProperties = new() { [Raw] = kept };

            Assert.Equal(raw, await ArgumentsAsync(call));
        }
    }

    [Fact]
    public async Task RawArguments_AsClrValuesOfTheSameMeaning_GoBackByteForByte()
    {
        const string Text = """{ "a": "x", "n": 5, "t": true, "l": [1, 2] }""";
        FunctionCallContent call = Call("c", "f", new() { ["a"] = "x", ["n"] = 5L, ["t"] = true, ["l"] = new List<int> { 1, 2 } });
        call.AdditionalProperties = new() { [Raw] = Text };

        Assert.Equal(Text, await ArgumentsAsync(call));
    }

    [Fact]
    public async Task RawArguments_ChangedByTheCaller_AreReplaced()
    {
        const string Text = """{ "a": 1 }""";
        (Dictionary<string, object?>? Arguments, string Sent)[] rows =
        [
            (new() { ["a"] = 2 }, """{"a":2}"""), (new() { ["a"] = 1, ["b"] = 2 }, """{"a":1,"b":2}"""), (new() { ["b"] = 1 }, """{"b":1}"""), ([], "{}"), (null, "{}"),
            (new() { ["a"] = "1" }, """{"a":"1"}"""),
        ];

        foreach ((Dictionary<string, object?>? arguments, string sent) in rows)
        {
            FunctionCallContent call = Call("c", "f", arguments);
            call.AdditionalProperties = new() { [Raw] = Text };
            Assert.Equal(sent, await ArgumentsAsync(call));
        }
    }

    [Fact]
    public async Task R6_AssistantMessagesOfOneCallEach_AreMerged()
    {
        JsonElement messages = await Sent.MessagesAsync(
            new(ChatRole.User, "u"), new(ChatRole.Assistant, [Call("c1", "f")]), new(ChatRole.Assistant, [Call("c2", "g")]),
            new(ChatRole.Tool, [new FunctionResultContent("c1", "1")]), new(ChatRole.Tool, [new FunctionResultContent("c2", "2")]),
            new(ChatRole.Assistant, "done"));

        JsonAssert.Equal(
            """
            [{"role":"user","content":"u"},
             {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}},
              {"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"c1","content":"1"},{"role":"tool","tool_call_id":"c2","content":"2"},
             {"role":"assistant","content":"done"}]
            """,
            messages);
    }

    private static FunctionCallContent Call(string id, string name, Dictionary<string, object?>? arguments = null) => new(id, name, arguments);

    private static Dictionary<string, object?> Parsed(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value);

    private static async Task<string?> ArgumentsAsync(FunctionCallContent call)
    {
        JsonElement message = await Sent.MessageAsync(new(ChatRole.Assistant, [call]));
        return message.GetProperty("tool_calls")[0].GetProperty("function").GetProperty("arguments").GetString();
    }
}
