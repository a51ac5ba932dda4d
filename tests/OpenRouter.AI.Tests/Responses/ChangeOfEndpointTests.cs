using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>A conversation that changes endpoint and back loses no text and no call; reasoning stays with the endpoint that it came from.</summary>
public sealed class ChangeOfEndpointTests
{
    private const string Item = """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"gAAA"}""";

    private const string Detail = """{"type":"reasoning.text","text":"hm","signature":"s","format":"anthropic-claude-v1","index":0}""";

    private const string ChatAnswer =
        """
        {"id":"gen-c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":"From chat.",
        """
        + "\"reasoning\":\"hm\",\"reasoning_details\":[" + Detail + "],"
        + """
        "tool_calls":[{"id":"call_c","type":"function","function":{"name":"f","arguments":"{ \"x\": 1 }"}}]}}]}
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Conversation_ThereAndBack_LosesNoTextAndNoCall(bool stored)
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(ChatAnswer)
            .Answer(Script.Body(Item + "," + Script.Message("From responses.") + "," + Script.Call("call_r", "{ \"y\": 2 }")))
            .Answer(ChatAnswer)
            .Answer(Script.Body(Script.Message("end")));
        using OpenRouterClient client = new(Wire.Options(), handler.Client());
        using IChatClient chat = client.AsIChatClient("m");
        using IChatClient responses = client.AsIResponsesChatClient("m");
        List<ChatMessage> history = [new(ChatRole.User, "q")];
        foreach ((IChatClient next, string call) in new[] { (chat, "call_c"), (responses, "call_r") })
        {
            ChatResponse answer = await next.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);
            history.AddRange(stored ? Script.Stored(answer).Messages : answer.Messages);
            history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call, "r of " + call)]));
        }

        await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);
        await responses.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

        JsonElement messages = JsonElement.Parse(handler.Requests[2].Body!).GetProperty("messages");
        JsonAssert.Equal(
            """
            [{"role":"user","content":"q"},
             {"role":"assistant","content":"From chat.","reasoning_details":[DETAIL],"tool_calls":[{"id":"call_c","type":"function","function":{"name":"f","arguments":"{ \"x\": 1 }"}}]},
             {"role":"tool","tool_call_id":"call_c","content":"r of call_c"},
             {"role":"assistant","content":"From responses.","tool_calls":[{"id":"call_r","type":"function","function":{"name":"f","arguments":"{ \"y\": 2 }"}}]},
             {"role":"tool","tool_call_id":"call_r","content":"r of call_r"}]
            """.Replace("DETAIL", Detail, StringComparison.Ordinal),
            messages);

        JsonElement input = JsonElement.Parse(handler.Requests[3].Body!).GetProperty("input");
        JsonAssert.Equal(
            """
            [{"type":"message","role":"user","content":"q"},
             {"type":"message","role":"assistant","id":"msg_history_1","status":"completed","content":[{"type":"output_text","text":"From chat.","annotations":[]}]},
             {"type":"function_call","call_id":"call_c","name":"f","arguments":"{ \"x\": 1 }"},
             {"type":"function_call_output","call_id":"call_c","output":"r of call_c"},
             ITEM,
             {"type":"message","role":"assistant","id":"msg_1","status":"completed","content":[{"type":"output_text","text":"From responses.","annotations":[]}]},
             {"type":"function_call","call_id":"call_r","name":"f","arguments":"{ \"y\": 2 }","id":"fc_call_r"},
             {"type":"function_call_output","call_id":"call_r","output":"r of call_r"}]
            """.Replace("ITEM", Item, StringComparison.Ordinal),
            input);
    }

    [Fact]
    public async Task SpokenAnswerOfChat_OnResponses_IsItsWords()
    {
        DataContent speech = new(new byte[] { 1 }, "audio/wav") { AdditionalProperties = new() { ["openrouter:audio_id"] = "a", ["openrouter:audio_transcript"] = "spoken" } };
        JsonElement input = await Script.InputAsync(new ChatMessage(ChatRole.Assistant, [speech]));
        Assert.Equal("spoken", input[0].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task ImageOfResponses_OnChat_IsAnImage()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body("""{"type":"image_generation_call","id":"ig","status":"completed","result":"iVBORw0KGgo="}"""));
        JsonElement body = await ChatCompletions.Requests.Sent.BodyAsync([new ChatMessage(ChatRole.User, "q"), .. response.Messages]);
        Assert.Equal(
            "data:image/png;base64,iVBORw0KGgo=",
            body.GetProperty("messages")[1].GetProperty("images")[0].GetProperty("image_url").GetProperty("url").GetString());
        Assert.Single(body.GetProperty("messages")[1].GetProperty("images").EnumerateArray().ToArray());
    }
}
