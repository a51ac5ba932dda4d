using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>A last event that leaves out items or parts of them, or puts them elsewhere, neither doubles nor loses anything.</summary>
public sealed class LastEventTests
{
    private const string Thought = """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"gAAA"}""";

    private static readonly ChatMessage Result = new(ChatRole.Tool, [new FunctionResultContent("c1", "r")]);

    [Fact]
    public async Task CallAtAPlaceThatTheLastEventDoesNotHave_RunsOnce()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(1, Script.Call("c1", "{\"n\":1}")), Script.Completed(Script.Call("c1", "{\"n\":1}")));
        Assert.Equal("c1", Assert.Single(Script.Contents(response).OfType<FunctionCallContent>()).CallId);
    }

    [Fact]
    public async Task TextAtAPlaceThatTheLastEventDoesNotHave_IsHandedOutOnce()
    {
        ChatResponse response = await Script.StreamAsync(Script.Created, Script.Text(2, "hello"), Script.Completed(Script.Message("hello")));
        Assert.Equal("hello", response.Text);
        Assert.Single(response.Messages);
    }

    [Fact]
    public async Task CallThatTheLastEventLeavesOut_IsStillThere()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Script.Call("c1", "{\"n\":1}")), Script.ItemDone(1, Script.Call("c2", "{\"n\":2}")),
            Script.Completed(Script.Call("c2", "{\"n\":2}")));
        Assert.Equal(
            ["c1 1", "c2 2"],
            Script.Contents(response).OfType<FunctionCallContent>().Select(call => call.CallId + " " + call.Arguments!["n"]).Order());
    }

    [Fact]
    public async Task MessagesInAnotherOrder_KeepTheirTexts()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Script.Message("one", "m1")), Script.ItemDone(1, Script.Message("second", "m2")),
            Script.Completed(Script.Message("second", "m2") + "," + Script.Message("one", "m1")));
        Assert.Equal(["one", "second"], response.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task ArgumentsThatTheLastEventLeavesOut_AreKept()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Script.Call("c1", "{\"n\":1}")), Script.Completed(Script.Call("c1", "")));
        Assert.Equal("1", Assert.Single(Script.Contents(response).OfType<FunctionCallContent>()).Arguments!["n"]!.ToString());
    }

    [Fact]
    public async Task EncryptedReasoningThatTheLastEventLeavesOut_GoesBack()
    {
        const string Bare = """{"type":"reasoning","id":"rs_1","summary":[]}""";
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Thought), Script.ItemDone(1, Script.Call("c1")), Script.Completed(Bare + "," + Script.Call("c1")));
        JsonAssert.Equal(Thought, (await Script.BackAsync(response, Result))[0]);
    }

    [Fact]
    public async Task ReasoningThatOnlyDeltasHave_GoesBack()
    {
        const string Bare = """{"type":"reasoning","id":"rs_1","summary":[],"format":"unknown"}""";
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Delta("reasoning_text", 0, "hm"), Script.ItemDone(0, Bare), Script.ItemDone(1, Script.Call("c1")),
            Script.Completed(Bare + "," + Script.Call("c1")));
        JsonAssert.Equal(
            """{"type":"reasoning","id":"rs_1","summary":[],"content":[{"type":"reasoning_text","text":"hm"}],"format":"unknown"}""",
            (await Script.BackAsync(response, Result))[0]);
    }

    [Fact]
    public async Task ReasoningThatEndsAfterTheNextMessageBegan_GoesBack()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_1","summary":[]}"""), Script.Text(1, "one"), Script.Text(2, "two"),
            Script.ItemDone(0, Thought), Script.Completed(Thought + "," + Script.Message("one", "m1") + "," + Script.Message("two", "m2")));
        JsonElement[] back = await Script.BackAsync(response);
        JsonAssert.Equal(Thought, Assert.Single(back, item => item.GetProperty("type").ValueEquals("reasoning")));
        Assert.Equal(2, back.Count(item => item.GetProperty("type").ValueEquals("message")));
    }

    [Fact]
    public async Task SignedThoughtsWithEmptyEncryption_AllGoBack()
    {
        string first = """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"","signature":"A","content":[{"type":"reasoning_text","text":"a"}]}""";
        string second = first.Replace("rs_1", "rs_2", System.StringComparison.Ordinal).Replace("\"A\"", "\"B\"", System.StringComparison.Ordinal);
        ChatResponse response = await Script.WholeAsync(Script.Body(first + "," + Script.Call("c1") + "," + second + "," + Script.Call("c2")));
        JsonElement[] back = await Script.BackAsync(response, Result, new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c2", "r")]));
        Assert.Equal(2, back.Count(item => item.GetProperty("type").ValueEquals("reasoning")));
    }

    [Theory]
    [InlineData("\"response\":{\"id\":\"gen-1\",\"output\":[]}")]
    [InlineData("\"reason\":\"unknown\"")]
    public async Task IncompleteEvent_WithoutAStatus_IsNoEndOfTheTurn(string members)
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Script.Message("half")), Script.Event("response.incomplete", members));
        Assert.Equal("half", response.Text);
        Assert.NotEqual(ChatFinishReason.Stop, response.FinishReason);
    }
}
