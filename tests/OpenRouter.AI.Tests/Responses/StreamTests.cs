using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

public sealed class StreamTests
{
    private const string Reasoning = """{"type":"reasoning","id":"rs_1","summary":[],"content":[{"type":"reasoning_text","text":"Simple sum."}]}""";

    [Fact]
    public async Task I02_BasicStreaming_GivesTextAsItComes()
    {
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(Script.Stream(
            Script.Created, Script.Added(0, Script.Message("")), Script.Text(0, "Hel"), Script.Text(0, "lo"), Script.Text(0, " \"you\""),
            Script.Completed(Script.Message("Hello \\\"you\\\""))));
        Assert.Equal(["Hel", "lo", " \"you\""], updates.Take(3).Select(update => update.Text));
        Assert.All(updates, update => Assert.Equal((ChatRole.Assistant, "gen-1", "acme/writer-1"), (update.Role!.Value, update.ResponseId!, update.ModelId!)));
        Assert.All(updates.SkipLast(1), update => Assert.Equal("gen-1", update.MessageId));
        Assert.IsType<UsageContent>(Assert.Single(updates[^1].Contents));
        Assert.Null(updates[^1].MessageId);
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        Assert.Equal("Hello \"you\"", updates.ToChatResponse().Text);
    }

    [Theory]
    [InlineData("""data: {"type":"error","code":"server_error","message":"boom","param":null,"sequence_number":7}""", "server_error")]
    [InlineData("""data: {"type":"error","error":{"code":"invalid_api_key","message":"boom"}}""", "invalid_api_key")]
    [InlineData("""data: {"type":"response.error","error":{"code":"rate_limit_exceeded","message":"boom"}}""", "rate_limit_exceeded")]
    [InlineData("""data: {"type":"response.failed","response":{"id":"gen-1","status":"failed","error":{"code":"server_error","message":"boom"}}}""", "server_error")]
    [InlineData("""data: {"error":{"code":502,"message":"boom"}}""", "502")]
    public async Task I20_Failed_Streamed_IsAnExceptionAfterWhatCame(string failed, string code)
    {
        (OpenRouterException failure, List<ChatResponseUpdate> before) = await Script.FailAsync(
            Script.Events(Script.Created, Script.Text(0, "so far")) + failed + "\n\n");
        Assert.Equal(code, failure.ErrorCode);
        Assert.Contains("boom", failure.Message, StringComparison.Ordinal);
        Assert.Equal("gen-1", failure.GenerationId);
        Assert.Equal("so far", string.Concat(before.Select(update => update.Text)));
    }

    [Fact]
    public async Task I21_MultipleOutputItems_AreMessages()
    {
        string first = Script.Message("Let me see.", "msg_1", ",\"phase\":\"commentary\"");
        string second = Script.Message("It is 4.", "msg_2", ",\"phase\":\"final_answer\"");
        ChatResponse whole = await Script.WholeAsync(Script.Body(first + "," + second));
        ChatResponse streamed = await Script.StreamAsync(
            Script.Created, Script.Added(0, first), Script.Text(0, "Let me see."), Script.ItemDone(0, first),
            Script.Added(1, second), Script.Text(1, "It is 4."), Script.ItemDone(1, second), Script.Completed(first + "," + second));
        foreach (ChatResponse response in new[] { whole, streamed })
        {
            Assert.Equal(["Let me see.", "It is 4."], response.Messages.Select(message => message.Text));
            Assert.Equal(["gen-1", "msg_2"], response.Messages.Select(message => message.MessageId));
        }

        JsonAssert.Equal(Script.Value(whole).GetRawText(), Script.Value(streamed));
        Assert.Equal(
            ["commentary", "final_answer"], (await Script.BackAsync(streamed)).Select(item => item.GetProperty("phase").GetString()));
    }

    [Fact]
    public async Task I22_InterleavedItems_AreToldApartByTheirPlace()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_a","summary":[]}"""), Script.Delta("reasoning_text", 0, "Simple "),
            Script.Delta("reasoning_text", 0, "sum."), Script.Added(1, Script.Message("")), Script.Text(1, "4"), Script.ItemDone(1, Script.Message("4")),
            Script.ItemDone(0, Reasoning.Replace("rs_1", "rs_a", StringComparison.Ordinal)), Script.Completed(Reasoning + "," + Script.Message("4")));
        List<AIContent> contents = Script.Contents(response);
        Assert.Equal("Simple sum.", Assert.IsType<TextReasoningContent>(contents[0]).Text);
        Assert.Equal("4", Assert.IsType<TextContent>(contents[1]).Text);
        Assert.Equal(2, contents.Count);
    }

    [Fact]
    public async Task I24_FunctionCall_NoDoneEvent_IsMadeOfItsDeltas()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, Script.Call("c", "")), Script.Delta("function_call_arguments", 0, "{\"a\":", "\"x\":0"),
            Script.Delta("function_call_arguments", 0, "\"b\\n\"}", "\"x\":0"), Script.Completed(Script.Call("c", "")));
        FunctionCallContent call = Assert.IsType<FunctionCallContent>(Assert.Single(Script.Contents(response)));
        Assert.Equal("b\n", call.Arguments!["a"]!.ToString());
    }

    [Fact]
    public async Task I24_FunctionCall_EmptyAtItsEnd_IsThatOfTheLastEvent()
    {
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(Script.Stream(
            Script.Created, Script.Added(0, Script.Call("c", "")),
            Script.Event("response.function_call_arguments.done", "\"output_index\":0,\"name\":\"f\",\"arguments\":\"\""),
            Script.ItemDone(0, Script.Call("c", "")), Script.Completed(Script.Call("c", "{\"a\":1}"))));
        FunctionCallContent call = Assert.Single(updates.SelectMany(update => update.Contents).OfType<FunctionCallContent>());
        Assert.Equal("1", call.Arguments!["a"]!.ToString());
    }

    [Fact]
    public async Task I25_MissingCompleted_AllItemsDone_IsANormalEnd()
    {
        ChatResponse response = (await Script.UpdatesAsync(
            Script.Events(Script.Created, Script.Added(0, Script.Message("")), Script.Text(0, "x"), Script.ItemDone(0, Script.Message("x"))))).ToChatResponse();
        Assert.Equal("x", response.Text);
        Assert.Null(response.Usage);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I25_MissingCompleted_InTheMiddle_IsATruncation(bool done)
    {
        (OpenRouterException failure, List<ChatResponseUpdate> before) = await Script.FailAsync(
            Script.Events(Script.Created, Script.Added(0, Script.Message("")), Script.Text(0, "x")) + (done ? Script.Done : ""));
        Assert.True(failure.IsTransient);
        Assert.Equal("x", string.Concat(before.Select(update => update.Text)));
    }

    [Fact]
    public async Task I28_RefusalPart_IsAnErrorContent()
    {
        const string Item = """{"type":"message","id":"m","role":"assistant","status":"completed","content":[{"type":"refusal","refusal":"I will not."}]}""";
        ChatResponse whole = await Script.WholeAsync(Script.Body(Item));
        ChatResponse streamed = await Script.StreamAsync(
            Script.Created, Script.Added(0, Script.Message("")), Script.Delta("refusal", 0, "I will "), Script.Delta("refusal", 0, "not."), Script.Completed(Item));
        ChatResponse deltasOnly = await Script.StreamAsync(
            Script.Created, Script.Delta("refusal", 0, "I will "), Script.Delta("refusal", 0, "not."), Script.Completed(""));
        foreach (ChatResponse response in new[] { whole, streamed, deltasOnly })
        {
            ErrorContent refusal = Assert.IsType<ErrorContent>(Assert.Single(Script.Contents(response)));
            Assert.Equal(("Refusal", "I will not."), (refusal.ErrorCode, refusal.Message));
        }
    }

    [Fact]
    public async Task I31_Streaming_EqualsNonStreaming()
    {
        string output = """{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"One."},{"type":"summary_text","text":"Two."}],"encrypted_content":"e"},"""
            + Script.Message("Hello") + "," + Script.Call("c1", "{\"a\":1}") + "," + Script.Call("c2");
        ChatResponse whole = await Script.WholeAsync(Script.Body(output));
        ChatResponse streamed = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_1","summary":[]}"""),
            Script.Delta("reasoning_summary_text", 0, "One.", "\"summary_index\":0"), Script.Delta("reasoning_summary_text", 0, "Tw", "\"summary_index\":1"),
            Script.Delta("reasoning_summary_text", 0, "o.", "\"summary_index\":1"),
            Script.ItemDone(0, """{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"One."},{"type":"summary_text","text":"Two."}],"encrypted_content":"e"}"""),
            Script.Added(1, Script.Message("")), Script.Text(1, "Hel"), Script.Text(1, "lo"), Script.ItemDone(1, Script.Message("Hello")),
            Script.Added(2, Script.Call("c1", "")), Script.Added(3, Script.Call("c2", "")), Script.Completed(output));
        JsonAssert.Equal(Script.Value(whole).GetRawText(), Script.Value(streamed));
        Assert.Equal("One.\n\nTwo.", Assert.IsType<TextReasoningContent>(Script.Contents(whole)[0]).Text);
        Assert.Equal(ChatFinishReason.ToolCalls, streamed.FinishReason);
    }

    [Fact]
    public async Task I31_NothingButTheLastEvent_IsTheWholeAnswer()
    {
        string output = Reasoning + "," + Script.Message("Hello") + "," + Script.Call("c");
        JsonAssert.Equal(
            Script.Value(await Script.WholeAsync(Script.Body(output))).GetRawText(), Script.Value(await Script.StreamAsync(Script.Completed(output))));
    }

    [Fact]
    public async Task I02_WholeAnswerToAStream_IsTaken()
    {
        using IChatClient chat = Script.Chat(new Support.ScriptedHandler().Answer(Script.Body(Script.Message("Hello"))));
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            updates.Add(update);
        }

        Assert.Equal("Hello", updates.ToChatResponse().Text);
    }

    [Fact]
    public async Task I22_OtherOrderAndIdsAtTheEnd_GiveEachItemOnce()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"reasoning","id":"rs_a","summary":[]}"""), Script.Delta("reasoning_text", 0, "Simple sum."),
            Script.Added(1, Script.Message("", "msg_a")), Script.Text(1, "4"), Script.ItemDone(1, Script.Message("4", "msg_a")),
            Script.Completed(Script.Message("4", "msg_z") + "," + Reasoning));
        Assert.Equal("4", response.Text);
        Assert.Equal("Simple sum.", string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(content => content.Text)));
        Assert.Equal(["message", "reasoning"], (await Script.BackAsync(response)).Select(item => item.GetProperty("type").GetString()));
    }
}
