using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;

namespace OpenRouter.AI.Conformance.Harness;

public sealed class SentHistoryComparisonTests
{
    private static readonly ChatRecording Whole = Sample.Folder.Load("whole-answer");

    [Fact]
    public void Differences_SentAsReceived_AreNone() => Assert.Empty(Differences(Body()));

    [Theory]
    [InlineData("messages/1/content", "\"Soup\"", "sent.content")]
    [InlineData("messages/1/reasoning", "\"other\"", "sent.reasoning")]
    [InlineData("messages/1/tool_calls/0/id", "\"call_x\"", "sent.tool_calls")]
    [InlineData("messages/1/tool_calls/0/type", "\"custom\"", "sent.tool_calls")]
    [InlineData("messages/1/tool_calls/0/function/name", "\"x\"", "sent.tool_calls")]
    [InlineData("messages/1/tool_calls/0/function/arguments", "\"{}\"", "sent.tool_calls")]
    [InlineData("messages/1/tool_calls", "[]", "sent.tool_calls")]
    [InlineData("messages/1/reasoning_details/0/signature", "\"x\"", "sent.reasoning_details")]
    [InlineData("messages/1/reasoning_details", "[]", "sent.reasoning_details")]
    [InlineData("messages/1/reasoning_details", "null", "sent.reasoning_details")]
    [InlineData("messages/1/annotations", "[]", "sent.annotations")]
    [InlineData("messages/1/annotations/0/file/content", "[]", "sent.annotations")]
    [InlineData("messages/2/tool_call_id", "\"call_b\"", "sent.messages")]
    [InlineData("messages/2/content", "\"other\"", "sent.messages")]
    [InlineData("messages/4/content", "\"other\"", "sent.messages")]
    [InlineData("messages/0/role", "\"assistant\"", "sent.assistant")]
    [InlineData("messages/1/role", "\"user\"", "sent.assistant")]
    public void Differences_ValueChanged_NameTheField(string path, string json, string field) =>
        Assert.Equal(field, Assert.Single(Differences(Sample.Changed(Body(), path, JsonNode.Parse(json)))).Field);

    [Theory]
    [InlineData("messages/1/tool_calls/1/function/arguments", "\"{}\"")]
    [InlineData("messages/1/content", """[{"type":"text","text":" Soup 🍲 in"},{"type":"text","text":" Köln \"today\"."}]""")]
    public void Differences_OtherFormOfTheSame_AreNone(string path, string json) =>
        Assert.Empty(Differences(Sample.Changed(Body(), path, JsonNode.Parse(json))));

    [Theory]
    [InlineData("{\"text\":\"half a sen", true)]
    [InlineData("{}", true)]
    [InlineData("{\"text\":\"half a sen\"}", false)]
    public void Differences_CutCall_GoesBackAsRecordedOrEmpty(string arguments, bool isAccepted)
    {
        var answer = new JsonObject
        {
            ["role"] = "assistant",
            ["tool_calls"] = new JsonArray(Call("call_c", "save", arguments)),
        };
        JsonElement body = Conversation(Message("user", "hello"), answer, Message("user", "go on"));
        Assert.Equal(isAccepted, SentHistoryComparison.Differences(Sample.Folder.Load("cut-call").Expected, [], body).Count == 0);
    }

    [Fact]
    public void Differences_CutCallAlone_MayBeLeftOut()
    {
        JsonElement body = Conversation(Message("user", "hello"), Message("user", "go on"));
        Assert.Empty(SentHistoryComparison.Differences(Sample.Folder.Load("cut-call").Expected, [], body));
        Assert.Equal("sent.assistant", Assert.Single(Differences(body)).Field);
    }

    private static IReadOnlyList<Difference> Differences(JsonElement body) =>
        SentHistoryComparison.Differences(Whole.Expected, RecordedFiles.Of(Whole), body);

    private static JsonElement Body()
    {
        var answer = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = Whole.Expected.GetProperty("text").GetString(),
            ["tool_calls"] = new JsonArray(
                [.. Whole.Expected.GetProperty("tool_calls").EnumerateArray().Select(call => (JsonNode)Call(
                    call.GetProperty("id").GetString()!,
                    call.GetProperty("name").GetString()!,
                    call.GetProperty("arguments").GetString()!))]),
            ["reasoning_details"] = JsonSerializer.SerializeToNode(Whole.Expected.GetProperty("reasoning_details")),
            ["annotations"] = JsonSerializer.SerializeToNode(RecordedFiles.Of(Whole)),
        };
        return Conversation(Message("user", "hello"), answer, Result("call_a"), Result("call_b"), Message("user", "go on"));
    }

    private static JsonElement Conversation(params JsonNode[] messages) =>
        JsonSerializer.SerializeToElement(new JsonObject { ["messages"] = new JsonArray(messages) });

    private static JsonObject Message(string role, string text) => new() { ["role"] = role, ["content"] = text };

    private static JsonObject Result(string id) => new() { ["role"] = "tool", ["tool_call_id"] = id, ["content"] = "done" };

    private static JsonObject Call(string id, string name, string arguments) => new()
    {
        ["id"] = id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments },
    };
}
