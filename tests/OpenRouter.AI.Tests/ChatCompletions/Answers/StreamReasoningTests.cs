using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class StreamReasoningTests
{
    [Fact]
    public async Task F17_Reasoning_Streaming()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            Details("""{"type":"reasoning.text","text":"","signature":"","format":"anthropic-claude-v1","index":0}"""),
            Details("""{"type":"reasoning.text","text":"One, ","format":"anthropic-claude-v1","index":0}""", "One, "),
            Details("""{"type":"reasoning.text","text":"two.","format":"anthropic-claude-v1","index":0}""", "two."),
            Details("""{"type":"reasoning.text","signature":"c2ln","format":"anthropic-claude-v1","index":0}"""),
            AnswerScript.Text("Three."),
            AnswerScript.Finish());

        Assert.Equal(["One, ", "two."], updates.Take(2).Select(static update => Assert.IsType<TextReasoningContent>(Assert.Single(update.Contents)).Text));
        IList<AIContent> contents = Assert.Single(updates.ToChatResponse().Messages).Contents;
        Assert.Equal(2, contents.Count);
        TextReasoningContent reasoning = Assert.IsType<TextReasoningContent>(contents[0]);
        Assert.Equal("One, two.", reasoning.Text);
        Assert.Equal(
            """[{"type":"reasoning.text","text":"One, two.","signature":"c2ln","format":"anthropic-claude-v1","index":0}]""", reasoning.ProtectedData);
        Assert.Equal("Three.", Assert.IsType<TextContent>(contents[1]).Text);
    }

    [Fact]
    public async Task F18_Reasoning_LateSignature()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(
            Details("""{"type":"reasoning.text","text":"hm","index":0}""", "hm"),
            AnswerScript.Text("a"),
            AnswerScript.Text("b"),
            Details("""{"type":"reasoning.text","signature":"s","index":0}"""),
            AnswerScript.Finish())).ToChatResponse();

        Assert.Equal("ab", response.Text);
        TextReasoningContent[] reasoning = [.. response.Messages[0].Contents.OfType<TextReasoningContent>()];
        Assert.Equal("hm", string.Concat(reasoning.Select(static content => content.Text)));
        Assert.Equal("""[{"type":"reasoning.text","text":"hm","index":0,"signature":"s"}]""", reasoning[^1].ProtectedData);
        Assert.Single(response.Messages[0].Contents.OfType<TextContent>());
    }

    [Fact]
    public async Task F19_Reasoning_SameIndexDifferentType() => await MergedAsync(
        """[{"type":"reasoning.summary","summary":"a b","index":0},{"type":"reasoning.encrypted","data":"XYZ","id":"rs_1","index":0}]""",
        """{"type":"reasoning.summary","summary":"a ","index":0}""",
        """{"type":"reasoning.encrypted","data":"XY","id":"rs_1","index":0}""",
        """{"type":"reasoning.summary","summary":"b","index":0},{"type":"reasoning.encrypted","data":"Z","id":"rs_1","index":0}""");

    [Fact]
    public async Task Reasoning_SameTypeAndIndex_OtherId_AreTwoEntries() => await MergedAsync(
        """[{"type":"reasoning.encrypted","data":"AB","id":"one","index":0},{"type":"reasoning.encrypted","data":"CD","id":"two","index":0}]""",
        """{"type":"reasoning.encrypted","data":"A","id":"one","index":0}""",
        """{"type":"reasoning.encrypted","data":"C","id":"two","index":0}""",
        """{"type":"reasoning.encrypted","data":"B","id":"one","index":0},{"type":"reasoning.encrypted","data":"D","id":"two","index":0}""");

    [Fact]
    public async Task Reasoning_SameType_OtherIndex_AreTwoEntries() => await MergedAsync(
        """[{"type":"reasoning.text","text":"ac","index":0},{"type":"reasoning.text","text":"b","index":1}]""",
        """{"type":"reasoning.text","text":"a","index":0}""",
        """{"type":"reasoning.text","text":"b","index":1}""",
        """{"type":"reasoning.text","text":"c","index":0}""");

    [Fact]
    public async Task Reasoning_NullsAndLateMembers_AreFilledIn() => await MergedAsync(
        """[{"id":"t1","type":"reasoning.text","text":"ab","signature":"s","format":"unknown","index":0,"extra":{"x":[1.50]}}]""",
        """{"id":null,"type":"reasoning.text","text":"a","signature":null,"format":"unknown","index":0}""",
        """{"id":"t1","type":"reasoning.text","text":"b","signature":"s","format":null,"index":0,"extra":{"x":[1.50]}}""",
        """{"type":"reasoning.text","text":null,"index":0}""");

    [Fact]
    public async Task Reasoning_SurrogatePairCutBetweenFragments_IsJoined()
    {
        TextReasoningContent reasoning = await MergedAsync(
            """[{"type":"reasoning.text","text":"a\ud83d\ude00\"ä","index":0}]""",
            """{"type":"reasoning.text","text":"a\ud83d","index":0}""",
            """{"type":"reasoning.text","text":"\ude00\"","index":0}""",
            """{"type":"reasoning.text","text":"ä","index":0}""");

        Assert.Equal("a😀\"ä", reasoning.Text);
        Assert.Equal("a😀\"ä", JsonElement.Parse(reasoning.ProtectedData!)[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Reasoning_UnknownKinds_AreKeptVerbatimEntryByEntry() => await MergedAsync(
        """[{"type":"reasoning.future","text":"a","n":1.0e+2,"index":0},{"type":"reasoning.future","text":"b","n":1.0e+2,"index":0},{"kind":"\u006f"}]""",
        """{"type":"reasoning.future","text":"a","n":1.0e+2,"index":0}""",
        """{"type":"reasoning.future","text":"b","n":1.0e+2,"index":0},{"kind":"\u006f"}""");

    [Fact]
    public async Task Reasoning_Plain_HasNoProtectedData()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(
            AnswerScript.Chunk("\"content\":\"\",\"reasoning\":\"h\",\"reasoning_details\":null"),
            AnswerScript.Chunk("\"reasoning_content\":\"m\""),
            AnswerScript.Chunk("\"content\":\"a\",\"reasoning\":\"\""),
            AnswerScript.Finish())).ToChatResponse();

        TextReasoningContent reasoning = Assert.IsType<TextReasoningContent>(response.Messages[0].Contents[0]);
        Assert.Equal("hm", reasoning.Text);
        Assert.Null(reasoning.ProtectedData);
        Assert.Equal("a", response.Text);
    }

    [Fact]
    public async Task Reasoning_WithACall_IsMirroredForHostsThatDropIt()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(
            Details("""{"type":"reasoning.encrypted","data":"X","id":"c","index":0}"""),
            AnswerScript.Chunk("\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]"),
            AnswerScript.Finish("tool_calls"))).ToChatResponse();

        const string Expected = """[{"type":"reasoning.encrypted","data":"X","id":"c","index":0}]""";
        FunctionCallContent call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        JsonAssert.Equal(Expected, Assert.IsType<JsonElement>(call.AdditionalProperties!["reasoning_details"]));
        JsonAssert.Equal(Expected, Assert.IsType<JsonElement>(response.Messages[0].AdditionalProperties!["reasoning_details"]));
    }

    private static string Details(string entries, string? text = null) => AnswerScript.Chunk(
        "\"content\":\"\"," + (text is null ? "" : "\"reasoning\":\"" + text + "\",") + "\"reasoning_details\":[" + entries + "]");

    private static async Task<TextReasoningContent> MergedAsync(string expected, params string[] fragments)
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            [.. fragments.Select(static fragment => Details(fragment)), AnswerScript.Text("a"), AnswerScript.Finish()]);

        TextReasoningContent reasoning = Assert.IsType<TextReasoningContent>(updates.ToChatResponse().Messages[0].Contents[0]);
        Assert.Equal(expected, reasoning.ProtectedData);
        Assert.Equal("a", updates.ToChatResponse().Text);
        return reasoning;
    }
}
