using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Responses;

public sealed class AnswerTests
{
    [Fact]
    public async Task I11_BasicResponse_SaysEverything()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Script.Message("Hello"), more: ",\"service_tier\":\"flex\""));
        Assert.Equal("Hello", response.Text);
        Assert.Equal("gen-1", response.ResponseId);
        ChatMessage message = Assert.Single(response.Messages);
        Assert.Equal("gen-1", message.MessageId);
        Assert.Equal(ChatRole.Assistant, message.Role);
        Assert.Equal("acme/writer-1", response.ModelId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1750000000), response.CreatedAt);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.IsType<JsonElement>(response.RawRepresentation);
        Assert.Equal("flex", response.GetOpenRouterMetadata()!.ServiceTier);
    }

    [Fact]
    public async Task I12_UsageAndCost_AreThoseOfChat()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(Script.Message("Hello")));
        UsageDetails usage = response.Usage!;
        Assert.Equal((7, 5, 12, 2, 3), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, usage.CachedInputTokenCount, usage.ReasoningTokenCount));
        Assert.Equal(0.0012m, response.GetOpenRouterMetadata()!.Cost);
        Assert.Equal(0.0012m, usage.GetOpenRouterCost());
        Assert.False(response.GetOpenRouterMetadata()!.IsByok);
    }

    [Theory]
    [InlineData("\"store\":false")]
    [InlineData("\"store\":true")]
    [InlineData("\"previous_response_id\":\"resp_1\"")]
    public async Task I15_ConversationIdNull(string more)
    {
        Assert.Null((await Script.WholeAsync(Script.Body(Script.Message("x"), more: "," + more))).ConversationId);
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(
            Script.Stream(Script.Created, Script.Text(0, "x"), Script.Completed(Script.Message("x"), more: "," + more)));
        Assert.All(updates, update => Assert.Null(update.ConversationId));
    }

    [Fact]
    public async Task I19_FinishReason_FollowsStatusAndCalls()
    {
        (string Body, ChatFinishReason Finish)[] cases =
        [
            (Script.Body(Script.Message("x")), ChatFinishReason.Stop),
            (Script.Body(Script.Call("c")), ChatFinishReason.ToolCalls),
            (Script.Body(Script.Message("x"), "incomplete", ",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}"), ChatFinishReason.Length),
            (Script.Body(Script.Message("x"), "incomplete", ",\"incomplete_details\":{\"reason\":\"content_filter\"}"), ChatFinishReason.ContentFilter),
            (Script.Body(Script.Message("x"), "incomplete", ",\"incomplete_details\":{\"reason\":\"bored\"}"), new ChatFinishReason("bored")),
        ];
        foreach ((string body, ChatFinishReason finish) in cases)
        {
            Assert.Equal(finish, (await Script.WholeAsync(body)).FinishReason);
            string end = Script.Event("response.incomplete", "\"response\":" + body);
            Assert.Equal(finish, (await Script.StreamAsync(Script.Created, end)).FinishReason);
        }
    }

    [Fact]
    public async Task I19_CallCutOffByTheLimit_CannotRun()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(
            Script.Call("c", "{\"a\":\"b"), "incomplete", ",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}"));
        FunctionCallContent call = Assert.IsType<FunctionCallContent>(Assert.Single(Script.Contents(response)));
        Assert.True(call.InformationalOnly);
        Assert.NotNull(call.Exception);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("cancelled")]
    [InlineData("queued")]
    [InlineData("in_progress")]
    public async Task I20_Failed_Whole_IsAnException(string status)
    {
        string more = status == "failed" ? ",\"error\":{\"code\":\"server_error\",\"message\":\"boom\"},\"error_type\":\"provider_unavailable\"" : "";
        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => Script.WholeAsync(Script.Body("", status, more)));
        Assert.True(failure.IsTransient);
        if (status == "failed")
        {
            Assert.Equal("server_error", failure.ErrorCode);
            Assert.Equal(OpenRouterErrorType.ProviderUnavailable, failure.ErrorType);
            Assert.Contains("boom", failure.Message, StringComparison.Ordinal);
            Assert.Equal("gen-1", failure.GenerationId);
        }
        else
        {
            Assert.Contains(status, failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task I23_FunctionCall_ItemIdVsCallId()
    {
        FunctionCallContent call = Assert.IsType<FunctionCallContent>(
            Assert.Single(Script.Contents(await Script.WholeAsync(Script.Body(Script.Call("call_1", "{\"a\":1}"))))));
        Assert.Equal("call_1", call.CallId);
        Assert.Equal(1, ((JsonElement)call.Arguments!["a"]!).GetInt32());
    }

    [Fact]
    public async Task I23_FunctionCall_SameIdTwice_BothUsable()
    {
        List<AIContent> contents = Script.Contents(await Script.WholeAsync(Script.Body(Script.Call("c") + "," + Script.Call("c"))));
        Assert.Equal(2, contents.Cast<FunctionCallContent>().Select(call => call.CallId).Distinct().Count());
    }

    [Fact]
    public async Task I30_ErrorBodyStringCode_IsKept()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(
            """{"error":{"code":"invalid_prompt","message":"Invalid Responses API request"},"metadata":{"raw":"[{\"code\":\"invalid_union\",\"path\":[\"input\"]}]"}}""", 400);
        using IChatClient chat = Script.Chat(handler);
        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(
            () => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("invalid_prompt", failure.ErrorCode);
        Assert.Equal(400, (int)failure.StatusCode!);
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public async Task I32_MessageId_NeverNull()
    {
        ChatResponse whole = await Script.WholeAsync(Script.Body(Script.Call("c")));
        Assert.Equal("gen-1", Assert.Single(whole.Messages).MessageId);
        ChatResponse streamed = await Script.StreamAsync(Script.Created, Script.Added(0, Script.Call("c", "")), Script.Completed(Script.Call("c")));
        Assert.Equal("gen-1", Assert.Single(streamed.Messages).MessageId);
    }

    [Fact]
    public async Task I11_EmptyOutput_IsAnEmptyMessage_AndNoneIsAFailure()
    {
        Assert.Empty(Assert.Single((await Script.WholeAsync(Script.Body(""))).Messages).Contents);
        await Assert.ThrowsAsync<OpenRouterException>(() => Script.WholeAsync("""{"id":"gen-1","object":"response","status":"completed"}"""));
    }

    [Fact]
    public async Task I13_ServicesAndArguments_AreThoseOfChat()
    {
        using OpenRouterClient client = new(Wire.Options());
        IChatClient chat = client.AsIResponsesChatClient("a/b");
        Assert.IsType<OpenRouterResponsesChatClient>(chat);
        ChatClientMetadata metadata = chat.GetService<ChatClientMetadata>()!;
        Assert.Equal(("openrouter", "a/b"), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.Same(metadata, chat.GetService<ChatClientMetadata>());
        Assert.Same(client, chat.GetService<OpenRouterClient>());
        Assert.Null(chat.GetService(typeof(IChatClient), "key"));
        Assert.Throws<ArgumentException>(() => client.AsIResponsesChatClient(" "));
        Assert.Throws<ArgumentNullException>("messages", () => { chat.GetStreamingResponseAsync((IEnumerable<ChatMessage>)null!, cancellationToken: TestContext.Current.CancellationToken); });
        await Assert.ThrowsAsync<ArgumentNullException>("messages", () => chat.GetResponseAsync(
            (IEnumerable<ChatMessage>)null!, cancellationToken: TestContext.Current.CancellationToken));
    }
}
