using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>What is said only at the end of a text, of an item, or of the stream, and streams that lack one of these ends.</summary>
public sealed class StreamEndTests
{
    [Fact]
    public async Task HalfACharacter_InReasoning_KeepsTheAnswer()
    {
        const string Half = """{"type":"reasoning","id":"rs_1","summary":[],"content":[{"type":"reasoning_text","text":"hm \ud83d"}]}""";
        string output = Half + "," + Script.Message("4");
        ChatResponse response = await Script.WholeAsync(Script.Body(output));
        Assert.Equal("4", response.Text);
        Assert.Equal("hm \ud83d", Script.Contents(response).OfType<TextReasoningContent>().First().Text);
        Assert.Equal("4", (await Script.StreamAsync(Script.Created, Script.Completed(output))).Text);
    }

    [Fact]
    public async Task LastEvent_WithoutTheEndOfTheStream_IsTheEnd()
    {
        string events = Script.Events(Script.Created, Script.Text(0, "x"), Script.Completed(Script.Message("x"))) + "data: {broken\n\n";
        Assert.Equal("x", (await Script.UpdatesAsync(events)).ToChatResponse().Text);
    }

    [Fact]
    public async Task StreamWithoutLastEvent_WithReasoningAlone_IsTruncated() => await Script.FailAsync(Script.Events(
        Script.Created, Script.ItemDone(0, """{"type":"reasoning","id":"rs_1","summary":[]}""")));

    [Fact]
    public async Task StreamWithoutLastEvent_WithAnUnfinishedItem_IsTruncated() => await Script.FailAsync(Script.Events(
        Script.Created, Script.ItemDone(0, Script.Call("c", "{}", more: ",\"status\":\"incomplete\""))));

    [Fact]
    public async Task InputOfACustomTool_ThatCameInDeltas_IsHandedOut()
    {
        const string Item = """{"type":"custom_tool_call","id":"ct_1","call_id":"c1","name":"sql","input":""}""";
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, Item), Script.Delta("custom_tool_call_input", 0, "select 1"), Script.ItemDone(0, Item));
        Assert.Equal("select 1", Assert.Single(Script.Contents(response).OfType<FunctionCallContent>()).Arguments!["input"]?.ToString());
    }

    [Fact]
    public async Task TextsThatOnlyTheirEndsHave_AreHandedOut()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created,
            Script.Event("response.reasoning_summary_text.done", "\"output_index\":0,\"summary_index\":0,\"text\":\"short \\ud83d\\ude00\""),
            Script.Event("response.reasoning_summary_text.done", "\"output_index\":0,\"summary_index\":1,\"text\":\"again\""),
            Script.Text(1, "4"),
            Script.Event("response.output_text.done", "\"output_index\":1,\"content_index\":0,\"text\":\"42\""),
            Script.Event("response.refusal.done", "\"output_index\":1,\"content_index\":1,\"refusal\":\"no\""),
            Script.Completed(""));
        Assert.Equal("42", response.Text);
        Assert.Equal("short 😀\n\nagain", string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(part => part.Text)));
        Assert.Equal("no", Assert.Single(Script.Contents(response).OfType<ErrorContent>()).Message);
    }

    [Fact]
    public async Task TextsThatCameInDeltas_AreNotRepeatedByTheirEnds()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created,
            Script.Delta("reasoning_text", 0, "hm"),
            Script.Event("response.reasoning_text.done", "\"output_index\":0,\"content_index\":0,\"text\":\"hm\""),
            Script.Text(1, "42"),
            Script.Event("response.output_text.done", "\"output_index\":1,\"content_index\":0,\"text\":\"42\""),
            Script.Delta("refusal", 1, "n"),
            Script.Delta("refusal", 1, "o"),
            Script.Event("response.refusal.done", "\"output_index\":1,\"content_index\":1,\"refusal\":\"no\""),
            Script.Completed(""));
        Assert.Equal("42", response.Text);
        Assert.Equal("hm", string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(part => part.Text)));
        Assert.Equal("no", Assert.Single(Script.Contents(response).OfType<ErrorContent>()).Message);
    }

    [Fact]
    public async Task TextsThatOnlyTheEndsOfPartsHave_AreHandedOut()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created,
            Script.Event("response.reasoning_summary_part.done", "\"output_index\":0,\"summary_index\":0,\"part\":{\"type\":\"summary_text\",\"text\":\"short\"}"),
            Script.Event("response.content_part.done", "\"output_index\":1,\"content_index\":0,\"part\":{\"type\":\"output_text\",\"text\":\"42\",\"annotations\":[]}"),
            Script.Completed(""));
        Assert.Equal("42", response.Text);
        Assert.Equal("short", string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(part => part.Text)));
    }

    [Fact]
    public async Task InputOfACustomTool_ThatCameInDeltas_GoesBack()
    {
        const string Item = """{"type":"custom_tool_call","id":"ct_1","call_id":"c1","name":"sql","input":""}""";
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, Item), Script.Delta("custom_tool_call_input", 0, "select 1"), Script.Completed(Item));
        JsonElement[] back = await Script.BackAsync(response, new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "r")]));
        Assert.Equal("select 1", back[0].GetProperty("input").GetString());
    }
}
