using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ReasoningReplayTests
{
    private const string Details =
        """
        [{"type":"reasoning.text","text":"think é","signature":"s1","format":"anthropic-claude-v1","index":0},{"type":"reasoning.encrypted","data":"AbC=","id":"r1","index":1},{"type":"reasoning.from_tomorrow","x":[1.50,null]}]
        """;

    private const string Answer =
        $$$"""
        {"id":"gen-1","model":"acme/one","created":1,"choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,
         "reasoning":"think é","reasoning_details":{{{Details}}},
         "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{ \"n\": 1 }"}}]}}]}
        """;

    private static readonly string Chunks = string.Concat(
        new[]
        {
            """{"role":"assistant","reasoning":"think é","reasoning_details":[{"type":"reasoning.text","text":"think é","format":"anthropic-claude-v1","index":0}]}""",
            """{"reasoning_details":[{"type":"reasoning.text","signature":"s1","format":"anthropic-claude-v1","index":0}]}""",
            """{"reasoning_details":[{"type":"reasoning.encrypted","data":"AbC=","id":"r1","index":1}]}""",
            """{"reasoning_details":[{"type":"reasoning.from_tomorrow","x":[1.50,null]}]}""",
            """{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{ \"n\": 1 }"}}]}""",
        }.Select(delta => $$$"""data: {"id":"gen-1","model":"acme/one","created":1,"choices":[{"index":0,"delta":{{{delta}}},"finish_reason":null}]}""" + "\n\n"))
        + """data: {"id":"gen-1","model":"acme/one","created":1,"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}""" + "\n\ndata: [DONE]\n\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D31_D33_Reasoning_RoundTrip(bool stream) => Check(await ReplayedAsync(await ReceivedAsync(stream)), stream);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D32_Reasoning_RoundTrip_AfterJson(bool stream)
    {
        string json = JsonSerializer.Serialize(await ReceivedAsync(stream), AIJsonUtilities.DefaultOptions);

        Check(await ReplayedAsync(JsonSerializer.Deserialize<ChatMessage>(json, AIJsonUtilities.DefaultOptions)!), stream);
    }

    [Theory]
    [InlineData("EqQBCkYIARgCKkBxyz")]
    [InlineData("[not json")]
    [InlineData("""["a"]""")]
    [InlineData("""{"type":"thinking"}""")]
    public async Task D34_Reasoning_ForeignProtectedData_IsNotSent(string data) =>
        JsonAssert.Equal(
            """{"role":"assistant","content":"a"}""",
            await Sent.MessageAsync(new(ChatRole.Assistant, [new TextReasoningContent("t") { ProtectedData = data }, new TextContent("a")])));

    [Fact]
    public async Task D35_Reasoning_TextOnly_IsReasoning() =>
        JsonAssert.Equal(
            """{"role":"assistant","content":"a","reasoning":"one two"}""",
            await Sent.MessageAsync(new(ChatRole.Assistant, [new TextReasoningContent("one "), new TextReasoningContent("two"), new TextContent("a")])));

    [Fact]
    public async Task D35_Reasoning_TextOnly_NotToClaude()
    {
        JsonElement body = await Sent.BodyAsync(
            [new(ChatRole.Assistant, [new TextReasoningContent("one"), new TextContent("a")])], model: "anthropic/claude-sonnet-4.5");

        JsonAssert.Equal("""[{"role":"assistant","content":"a"}]""", body.GetProperty("messages"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task D36_Reasoning_InToolLoop(bool stream)
    {
        ScriptedHandler handler = stream
            ? new ScriptedHandler().Answer(Chunks, mediaType: "text/event-stream").Answer(Sent.StreamedReply, mediaType: "text/event-stream")
            : new ScriptedHandler().Answer(Answer).Answer(Sent.Reply);
        using OpenRouterClient client = Sent.Client(handler);
        using IChatClient chat = client.AsIChatClient(Sent.Model).AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create((int n) => n + 1, "f")] };

        if (stream)
        {
            await chat.GetStreamingResponseAsync("go", options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);
        }
        else
        {
            await chat.GetResponseAsync("go", options, TestContext.Current.CancellationToken);
        }

        JsonElement messages = JsonElement.Parse(handler.Requests[1].Body!).GetProperty("messages");
        Check(messages[1], stream);
        JsonAssert.Equal("""{"role":"tool","tool_call_id":"c1","content":"2"}""", messages[2]);
    }

    [Fact]
    public async Task D37_RawMessage_FastPathEqualsSlowPath()
    {
        ChatMessage message = await ReceivedAsync(stream: false);
        JsonElement fast = await ReplayedAsync(message);
        message.RawRepresentation = null;
        foreach (AIContent content in message.Contents)
        {
            content.RawRepresentation = null;
        }

        Assert.Equal(fast.GetRawText(), (await ReplayedAsync(message)).GetRawText());
    }

    [Fact]
    public async Task R7_Reasoning_KeptOnTheMessageOrItsFirstCall_IsSentOnce()
    {
        foreach (object kept in new object[] { Details, Sent.Json(Details), JsonNode.Parse(Details)!, JsonSerializer.Deserialize<List<Dictionary<string, object?>>>(Details)! })
        {
            FunctionCallContent call = new("c1", "f", new Dictionary<string, object?> { ["n"] = 1 }) { AdditionalProperties = new() { ["reasoning_details"] = kept } };
            FunctionCallContent bare = new("c1", "f", new Dictionary<string, object?> { ["n"] = 1 });
            ChatMessage[] messages =
            [
                new(ChatRole.Assistant, [call]),
                new(ChatRole.Assistant, [bare]) { AdditionalProperties = new() { ["reasoning_details"] = kept } },
                new(ChatRole.Assistant, [new TextReasoningContent("x") { ProtectedData = Details }, call]) { AdditionalProperties = new() { ["reasoning_details"] = kept } },
            ];

            foreach (ChatMessage message in messages)
            {
                JsonAssert.Equal(
                    $$$"""
                    {"role":"assistant","content":null,"reasoning_details":{{{Details}}},
                     "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}}]}
                    """,
                    await Sent.MessageAsync(message));
            }
        }
    }

    /// <summary>Hosts keep properties as texts, and may cut those.</summary>
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"[\"")]
    [InlineData("\"\\ud83d\"")]
    public async Task R7_Reasoning_KeptAsTextThatIsNoList_IsNotSent(string kept)
    {
        ChatMessage message = new(ChatRole.Assistant, "one") { AdditionalProperties = new() { ["reasoning_details"] = Sent.Json(kept), ["openrouter:output"] = Sent.Json(kept) } };

        JsonAssert.Equal("""{"role":"assistant","content":"one"}""", await Sent.MessageAsync(message));
    }

    [Fact]
    public async Task R7_Reasoning_KeptAsTextWithHalfACharacter_IsSent()
    {
        JsonElement kept = Sent.Json("""
            "[{\"type\":\"reasoning.encrypted\",\"data\":\"A\ud83d\",\"index\":0}]"
            """);
        ChatMessage message = new(ChatRole.Assistant, "one") { AdditionalProperties = new() { ["reasoning_details"] = kept } };

        JsonElement sent = await Sent.MessageAsync(message);

        Assert.Equal("A\ufffd", sent.GetProperty("reasoning_details")[0].GetProperty("data").GetString());
    }

    /// <summary>Entries that came in pieces have their members in the order of the pieces; whole ones go back byte for byte.</summary>
    private static void Check(JsonElement message, bool stream)
    {
        if (!stream)
        {
            Assert.Equal(Details, message.GetProperty("reasoning_details").GetRawText());
        }

        JsonAssert.Equal(
            $$$"""
            {"role":"assistant","content":null,"reasoning_details":{{{Details}}},
             "tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{ \"n\": 1 }"}}]}
            """,
            message);
    }

    private static async Task<ChatMessage> ReceivedAsync(bool stream)
    {
        ScriptedHandler handler = stream ? new ScriptedHandler().Answer(Chunks, mediaType: "text/event-stream") : new ScriptedHandler().Answer(Answer);
        using OpenRouterClient client = Sent.Client(handler);
        using IChatClient chat = client.AsIChatClient(Sent.Model);
        ChatResponse response = stream
            ? await chat.GetStreamingResponseAsync("go", null, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync("go", null, TestContext.Current.CancellationToken);
        return Assert.Single(response.Messages);
    }

    private static async Task<JsonElement> ReplayedAsync(ChatMessage message) =>
        (await Sent.MessagesAsync(new(ChatRole.User, "go"), message, new(ChatRole.Tool, [new FunctionResultContent("c1", "2")])))[1];
}
