using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

public sealed class ReplayTests
{
    private const string Reasoning = """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"gAAA","format":"openai-responses-v1"}""";

    private static readonly ChatMessage Result = new(ChatRole.Tool, [new FunctionResultContent("c1", "r")]);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task I16_ReasoningItem_RoundTrip(bool streams, bool stored)
    {
        string call = Script.Call("c1", "{ \"a\" : 1 }");
        string output = Reasoning + "," + Script.Message("Let me see.") + "," + call;
        ChatResponse response = streams
            ? await Script.StreamAsync(
                Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_x","summary":[]}"""), Script.ItemDone(0, Reasoning),
                Script.Added(1, Script.Message("")), Script.Text(1, "Let me see."), Script.Added(2, Script.Call("c1", "")), Script.Completed(output))
            : await Script.WholeAsync(Script.Body(output));
        JsonElement[] back = await Script.BackAsync(stored ? Script.Stored(response) : response, Result);
        Assert.Equal(["reasoning", "message", "function_call", "function_call_output"], back.Select(item => item.GetProperty("type").GetString()));
        JsonAssert.Equal(Reasoning, back[0]);
        JsonAssert.Equal(Script.Message("Let me see."), back[1]);
        JsonAssert.Equal(call, back[2]);
        Assert.Equal("c1", back[3].GetProperty("call_id").GetString());
    }

    [Fact]
    public async Task I16_ReasoningBetweenCalls_StaysInItsPlace()
    {
        string second = Reasoning.Replace("rs_1", "rs_2", StringComparison.Ordinal).Replace("gAAA", "gBBB", StringComparison.Ordinal);
        ChatResponse response = await Script.WholeAsync(Script.Body(Reasoning + "," + Script.Call("c1") + "," + second + "," + Script.Call("c2")));
        JsonElement[] back = await Script.BackAsync(
            response, new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "r"), new FunctionResultContent("c2", "r")]));
        Assert.Equal(
            ["reasoning rs_1", "function_call c1", "reasoning rs_2", "function_call c2", "function_call_output c1", "function_call_output c2"],
            back.Select(item => item.GetProperty("type").GetString() + " "
                + (item.TryGetProperty("call_id", out JsonElement callId) ? callId : item.GetProperty("id")).GetString()));
    }

    [Fact]
    public async Task I16_LateSignature_IsTheOneThatGoesBack()
    {
        const string Early = """{"type":"reasoning","id":"rs_a","summary":[],"content":[{"type":"reasoning_text","text":"hm"}]}""";
        const string Late = """{"type":"reasoning","id":"rs_z","summary":[],"content":[{"type":"reasoning_text","text":"hm"}],"signature":"s","format":"anthropic-claude-v1"}""";
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_a","summary":[]}"""), Script.Delta("reasoning_text", 0, "hm"), Script.ItemDone(0, Early),
            Script.Added(1, Script.Call("c1", "")), Script.Completed(Late + "," + Script.Call("c1")));
        JsonAssert.Equal(Late, (await Script.BackAsync(response, Result))[0]);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("message and call")]
    public async Task I16_LostCarriers_AreFoundElsewhere(string lost)
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Reasoning + "," + Script.Call("c1")));
        ChatMessage message = response.Messages[0];
        message.AdditionalProperties = null;
        if (lost != "message")
        {
            message.Contents.OfType<FunctionCallContent>().Single().AdditionalProperties = null;
        }

        JsonElement[] back = await Script.BackAsync(response, Result);
        JsonAssert.Equal(Reasoning, back[0]);
        Assert.Equal("function_call", back[1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task I16_MessageSplitByAHost_SendsReasoningOnce()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Reasoning + "," + Script.Call("c1")));
        ChatMessage whole = response.Messages[0];
        FunctionCallContent call = whole.Contents.OfType<FunctionCallContent>().Single();
        JsonElement input = await Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [.. whole.Contents.Where(content => content != call)]), new ChatMessage(ChatRole.Assistant, [call]), Result);
        Assert.Equal(["reasoning", "function_call", "function_call_output"], input.EnumerateArray().Select(item => item.GetProperty("type").GetString()));
    }

    [Theory]
    [InlineData("EpkC")]
    [InlineData("""[{"type":"reasoning.text","text":"x","signature":"s"}]""")]
    [InlineData("""{"openrouter":"other","items":[{"type":"reasoning"}]}""")]
    public async Task I16_ForeignProtectedData_IsNotSent(string data)
    {
        JsonElement input = await Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("t") { ProtectedData = data }, new TextContent("a")]));
        Assert.Equal("message", Assert.Single(input.EnumerateArray()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task I17_HistoryWithEncryptedReasoning_AsksForMore()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Reasoning + "," + Script.Message("x")));
        JsonElement body = await Script.SentAsync([new ChatMessage(ChatRole.User, "q"), .. response.Messages, new ChatMessage(ChatRole.User, "q")]);
        JsonAssert.Equal("""["reasoning.encrypted_content"]""", body.GetProperty("include"));
    }

    [Fact]
    public async Task I18_TextThatTheCallerChanged_GoesBackChanged()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Reasoning + "," + Script.Message("old")));
        ((TextContent)response.Messages[0].Contents[1]).Text = "new";
        JsonElement[] back = await Script.BackAsync(response);
        Assert.Equal("new", back[1].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal("msg_1", back[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task I18_CallThatTheCallerRemoved_DoesNotGoBack()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Script.Message("x") + "," + Script.Call("c1")));
        response.Messages[0].Contents.RemoveAt(1);
        Assert.Equal("message", Assert.Single(await Script.BackAsync(response)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task I16_InToolLoop_GoesWithItsCall()
    {
        Support.ScriptedHandler handler = new Support.ScriptedHandler()
            .Answer(Script.Body(Reasoning + "," + Script.Call("c1"))).Answer(Script.Body(Script.Message("done")));
        using IChatClient chat = Script.Chat(handler).AsBuilder().UseFunctionInvocation().Build();
        ChatResponse response = await chat.GetResponseAsync(
            "hi", new ChatOptions { Tools = [AIFunctionFactory.Create(() => "r", "f")] }, TestContext.Current.CancellationToken);
        Assert.Equal("done", response.Text);
        JsonElement[] input = [.. JsonElement.Parse(handler.Requests[1].Body!).GetProperty("input").EnumerateArray()];
        Assert.Equal(["message", "reasoning", "function_call", "function_call_output"], input.Select(item => item.GetProperty("type").GetString()));
        Assert.Equal("\"r\"".Trim('"'), input[3].GetProperty("output").GetString());
    }

    [Fact]
    public async Task I16_ReasoningOfACallThatDoesNotGoBack_StaysBehindWithIt()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(
            Reasoning + "," + Script.Call("c1", "{\"a\":"), "incomplete", ",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}"));
        Assert.Empty(await Script.BackAsync(response));
    }

    [Fact]
    public async Task I16_ReasoningThatIsTheLastItem_GoesBackAsTheLast()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Script.Message("x") + "," + Reasoning));
        Assert.Equal(["message", "reasoning"], (await Script.BackAsync(response)).Select(item => item.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task I16_ReasoningAlone_StaysBehind()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Reasoning, "incomplete"));
        Assert.Empty(await Script.BackAsync(response));
    }
}
