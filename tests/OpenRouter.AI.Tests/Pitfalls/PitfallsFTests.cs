using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Responses;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>The traps of the Responses endpoint: names, ids, places and ends of events.</summary>
public sealed partial class PitfallsFTests
{
    private const string Reasoning = """{"type":"reasoning","id":"rs_a","summary":[],"content":[{"type":"reasoning_text","text":"Sum."}]}""";

    [Fact]
    public async Task F1_StaleEventNames_AreUnderstood()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created,
            Script.Event("response.reasoning.delta", "\"output_index\":0,\"delta\":\"hm\""),
            Script.Event("response.content_part.delta", "\"output_index\":1,\"delta\":\"x\""),
            Script.Event("response.done", "\"response\":" + Script.Body(Reasoning + "," + Script.Message("x"))));
        Assert.Equal("x", response.Text);
        Assert.StartsWith("hm", Assert.IsType<TextReasoningContent>(Script.Contents(response)[0]).Text, StringComparison.Ordinal);
        Assert.Equal(12, response.Usage!.TotalTokenCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("event: message\n")]
    [InlineData("event: something.else\n")]
    public async Task F2_EventLines_DoNotMatter_TheTypeDoes(string line)
    {
        string stream = string.Concat(new[] { Script.Created, Script.Text(0, "x"), Script.Completed(Script.Message("x")) }
            .Select(item => line + "data: " + item + "\n\n"));
        Assert.Equal("x", (await Script.UpdatesAsync(stream)).ToChatResponse().Text);
    }

    [Theory]
    [InlineData(",\"output_text\":\"\"")]
    [InlineData(",\"output_text\":\"something else\"")]
    [InlineData("")]
    public async Task F3_OutputText_IsNeverRead(string more) =>
        Assert.Equal("real", (await Script.WholeAsync(Script.Body(Script.Message("real"), more: more))).Text);

    [Fact]
    public async Task F4_IdsThatChangeAtTheEnd_GiveOneItem()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_a","summary":[]}"""), Script.Delta("reasoning_text", 0, "Sum."),
            Script.ItemDone(0, Reasoning), Script.Added(1, Script.Message("", "msg_a")), Script.Text(1, "4"), Script.ItemDone(1, Script.Message("4", "msg_a")),
            Script.Completed(Reasoning.Replace("rs_a", "rs_z", StringComparison.Ordinal) + "," + Script.Message("4", "msg_z")));
        Assert.Equal(2, Script.Contents(response).Count);
        Assert.Equal("Sum.", Assert.IsType<TextReasoningContent>(Script.Contents(response)[0]).Text);
        Assert.Equal("gen-1", response.ResponseId);
        Assert.Equal(["rs_z", "msg_z"], (await Script.BackAsync(response)).Select(item => item.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task F5_ItemsThatFinishOutOfOrder_KeepTheirPlaces()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_a","summary":[]}"""), Script.Delta("reasoning_text", 0, "Su"),
            Script.Added(1, Script.Message("")), Script.Text(1, "4"), Script.Delta("reasoning_text", 0, "m."), Script.ItemDone(1, Script.Message("4")),
            Script.ItemDone(0, Reasoning), Script.Completed(Reasoning + "," + Script.Message("4")));
        Assert.Equal("4", response.Text);
        Assert.Equal("Sum.", string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(content => content.Text)));
        Assert.Equal(["reasoning", "message"], (await Script.BackAsync(response)).Select(item => item.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task F6_NoLastEvent_IsAnEndOrATruncation()
    {
        string begun = Script.Events(Script.Created, Script.Added(0, Script.Message("")), Script.Text(0, "x"));
        ChatResponse complete = (await Script.UpdatesAsync(begun + Script.Events(Script.ItemDone(0, Script.Message("x"))))).ToChatResponse();
        Assert.Equal((ChatFinishReason.Stop, null), (complete.FinishReason, complete.Usage));
        Assert.True((await Script.FailAsync(begun)).Failure.IsTransient);
        Assert.True((await Script.FailAsync(Script.Events(Script.Created))).Failure.IsTransient);
    }

    [Fact]
    public async Task F6_NoLastEvent_WithACall_EndsInToolCalls()
    {
        ChatResponse response = (await Script.UpdatesAsync(
            Script.Events(Script.Created, Script.Added(0, Script.Call("c", "")), Script.ItemDone(0, Script.Call("c", "{\"a\":1}"))) + Script.Done)).ToChatResponse();
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal("c", Assert.IsType<FunctionCallContent>(Assert.Single(Script.Contents(response))).CallId);
    }

    [Fact]
    public async Task F7_State_IsNeitherAskedForNorReported()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Script.Message("x"), more: ",\"store\":true,\"previous_response_id\":\"resp_0\""));
        Assert.Null(response.ConversationId);
        JsonElement body = await Script.SentAsync([new ChatMessage(ChatRole.User, "q"), .. response.Messages]);
        Assert.DoesNotContain(body.EnumerateObject(), member => member.Name is "store" or "previous_response_id" or "background" or "conversation");
    }

    [Fact]
    public async Task F7_State_ThroughTheExtraBody_IsRefused()
    {
        foreach ((string name, Type refusal) in new[]
        {
            ("store", typeof(ArgumentException)), ("previous_response_id", typeof(ArgumentException)), ("background", typeof(NotSupportedException)),
        })
        {
            ChatOptions options = new ChatOptions().WithOpenRouter(
                own => own.ExtraBody = new Dictionary<string, JsonElement> { [name] = JsonElement.Parse("true") });
            await Assert.ThrowsAsync(refusal, () => Script.FieldsAsync(options));
        }
    }
}
