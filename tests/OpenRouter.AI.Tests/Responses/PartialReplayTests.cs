using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>Reasoning on the way back when hosts dropped, merged or moved what it led to.</summary>
public sealed class PartialReplayTests
{
    private const string First = """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"gAAA"}""";
    private const string Second = """{"type":"reasoning","id":"rs_2","summary":[],"encrypted_content":"gBBB"}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallBetweenTwoMessages_KeepsItsReasoningAndItsPlace(bool stored)
    {
        ChatResponse response = await AnswerAsync(Script.Message("A", "msg_a") + "," + First + "," + Script.Call("c1") + "," + Script.Message("B", "msg_b"));
        Assert.Equal(2, response.Messages.Count);
        Assert.Equal(
            ["message msg_a", "reasoning rs_1", "function_call c1", "message msg_b", "function_call_output c1"],
            Names(await Script.BackAsync(stored ? Script.Stored(response) : response, Result("c1"))));
    }

    [Fact]
    public async Task TwoMessagesThatAHostMadeOne_KeepTheReasoningOfTheCall()
    {
        ChatResponse response = await AnswerAsync(Script.Message("A", "msg_a") + "," + First + "," + Script.Call("c1") + "," + Script.Message("B", "msg_b"));
        ChatMessage merged = new(ChatRole.Assistant, [new TextContent("AB"), Script.Contents(response).OfType<FunctionCallContent>().Single()]);
        JsonElement[] back = [.. (await Script.InputAsync(merged, Result("c1"))).EnumerateArray()];
        Assert.Equal(["message msg_a", "reasoning rs_1", "function_call c1", "function_call_output c1"], Names(back));
        Assert.Equal("AB", back[0].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task TextBeforeACall_DroppedByAHost_LeavesTheReasoningToTheCall()
    {
        ChatResponse response = await AnswerAsync(First + "," + Script.Message("Let me see.") + "," + Script.Call("c1"));
        Assert.Equal(["reasoning rs_1", "function_call c1", "function_call_output c1"], Names(await BackAsync(response, "c1")));
    }

    [Fact]
    public async Task OneOfTwoCalls_DroppedByAHost_LeavesTheReasoningToTheOther()
    {
        ChatResponse response = await AnswerAsync(First + "," + Script.Call("c1") + "," + Script.Call("c2"));
        Assert.Equal(["reasoning rs_1", "function_call c2", "function_call_output c2"], Names(await BackAsync(response, "c2")));
    }

    [Fact]
    public async Task ReasoningOfACallThatIsGone_StaysBehind()
    {
        ChatResponse response = await AnswerAsync(First + "," + Script.Call("c1") + "," + Second + "," + Script.Call("c2"));
        Assert.Equal(["reasoning rs_2", "function_call c2", "function_call_output c2"], Names(await BackAsync(response, "c2")));
    }

    [Fact]
    public async Task ReasoningOfNothingThatIsLeft_StaysBehind()
    {
        ChatResponse response = await AnswerAsync(First + "," + Script.Message("gone"));
        response.Messages[0].Contents = [.. response.Messages[0].Contents.Where(content => content is not TextContent)];
        Assert.Empty(Names(await Script.BackAsync(response)));
    }

    [Fact]
    public async Task CallsWithOneId_KeepTheirOwnReasoning()
    {
        ChatResponse response = await AnswerAsync(First + "," + Script.Call("c1", "{\"n\":1}") + "," + Second + "," + Script.Call("c1", "{\"n\":2}"));
        string[] ids = [.. Script.Contents(response).OfType<FunctionCallContent>().Select(call => call.CallId)];
        Assert.Equal(2, ids.Distinct().Count());
        JsonElement[] back = await Script.BackAsync(response, Result(ids[0]), Result(ids[1]));
        Assert.Equal(
            ["reasoning rs_1", "function_call " + ids[0], "reasoning rs_2", "function_call " + ids[1], "function_call_output " + ids[0], "function_call_output " + ids[1]],
            Names(back));
        Assert.Equal(["{\"n\":1}", "{\"n\":2}"], new[] { back[1], back[3] }.Select(call => call.GetProperty("arguments").GetString()));
    }

    private static Task<ChatResponse> AnswerAsync(string output) => Script.WholeAsync(Script.Body(output));

    /// <summary>Sends an answer back of which a host kept one call alone.</summary>
    private static async Task<JsonElement[]> BackAsync(ChatResponse response, string kept)
    {
        ChatMessage message = response.Messages.Single();
        message.Contents = [.. message.Contents.Where(content => content is FunctionCallContent call && call.CallId == kept)];
        return await Script.BackAsync(response, Result(kept));
    }

    private static ChatMessage Result(string callId) => new(ChatRole.Tool, [new FunctionResultContent(callId, "r")]);

    private static IEnumerable<string> Names(JsonElement[] items) => items.Select(item => item.GetProperty("type").GetString() + " "
        + (item.TryGetProperty("call_id", out JsonElement callId) ? callId : item.GetProperty("id")).GetString());
}
