using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.ChatCompletions.Requests;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Regressions;

/// <summary>Faults that were met once in making requests.</summary>
public sealed class RequestRegressions
{
    private static readonly byte[] Pdf = [1, 2, 3];

    [Fact]
    public async Task AssistantFiles_AreSentAsParts()
    {
        JsonElement message = await Sent.MessageAsync(new ChatMessage(
            ChatRole.Assistant, [new TextContent("report"), new DataContent(Pdf, "application/pdf") { Name = "r.pdf" }]));

        JsonAssert.Equal(
            """
            { "role": "assistant", "content": [
              { "type": "text", "text": "report" },
              { "type": "file", "file": { "filename": "r.pdf", "file_data": "data:application/pdf;base64,AQID" } } ] }
            """,
            message);
    }

    [Fact]
    public async Task TurnsWithReasoningOfTheirOwn_AreNotMerged()
    {
        JsonElement messages = await Sent.MessagesAsync([
            new ChatMessage(ChatRole.Assistant, [Reasoning("A"), new TextContent("first")]),
            new ChatMessage(ChatRole.Assistant, [Reasoning("B"), new FunctionCallContent("c", "f")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", "done")])]);

        Assert.Equal(3, messages.GetArrayLength());
        Assert.Equal("A", messages[0].GetProperty("reasoning_details")[0].GetProperty("data").GetString());
        Assert.Equal("B", messages[1].GetProperty("reasoning_details")[0].GetProperty("data").GetString());
    }

    [Fact]
    public async Task ToolResult_WithAnError_TellsTheModel()
    {
        JsonElement messages = await Sent.MessagesAsync([
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", new AIContent[] { new ErrorContent("bad input") })])]);

        Assert.Equal("bad input", messages[1].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Reasoning_EndingInHalfACharacter_IsSentBack()
    {
        const string Details = """[{"type":"reasoning.text","text":"cut \ud83d","signature":"s","format":"anthropic-claude-v1"}]""";

        JsonElement message = await Sent.MessageAsync(new ChatMessage(
            ChatRole.Assistant, [new TextReasoningContent("cut") { ProtectedData = Details }, new TextContent("a")]));

        Assert.Equal(Details, message.GetProperty("reasoning_details").GetRawText());
    }

    [Theory]
    [InlineData("openai/gpt-4o", true)]
    [InlineData("openrouter/auto", false)]
    [InlineData("openai/gpt-4o@preset/mine", false)]
    public async Task BareReasoning_GoesOnlyWhereNoClaudeMayAnswer(string model, bool sent)
    {
        ChatMessage message = new(ChatRole.Assistant, [new TextReasoningContent("hm"), new TextContent("a")]);

        JsonElement body = await Sent.BodyAsync([message], model: model);
        JsonElement withFallback = await Sent.BodyAsync(
            [message], new ChatOptions().WithOpenRouter(options => options.Models = ["anthropic/claude-sonnet-4.5"]), model);

        Assert.Equal(sent, body.GetProperty("messages")[0].TryGetProperty("reasoning", out _));
        Assert.False(withFallback.GetProperty("messages")[0].TryGetProperty("reasoning", out _));
    }

    [Fact]
    public async Task ReasoningEffort_OfAHigherDoor_RulesOutALowerBudget()
    {
        ChatOptions options = Sent.Raw(
            new OpenRouterRequestOptions { Reasoning = new ReasoningSettings { Effort = "low" } },
            new ChatOptions().WithOpenRouter(lower => lower.Reasoning = new ReasoningSettings { MaxTokens = 2000, Exclude = true }));

        JsonElement fields = await Sent.FieldsAsync(options);

        JsonAssert.Equal("""{ "reasoning": { "effort": "low", "exclude": true } }""", fields);
    }

    [Fact]
    public async Task Stop_NullInExtraBody_IsNone()
    {
        ChatOptions options = new ChatOptions { StopSequences = ["x"] }.WithOpenRouter(
            raw => raw.ExtraBody = new System.Collections.Generic.Dictionary<string, JsonElement> { ["stop"] = Sent.Json("null") });

        JsonAssert.Equal("""{ "stop": ["x"] }""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public void RequestHeader_ThatHttpCannotCarry_ThrowsAtTheCall()
    {
        using OpenRouterClient client = Sent.Client(new ScriptedHandler());
        using IChatClient chat = client.AsIChatClient(Sent.Model);
        ChatOptions options = new ChatOptions().WithOpenRouter(
            raw => raw.Headers = new System.Collections.Generic.Dictionary<string, string> { ["X-Title"] = "caffè" });

        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => { chat.GetStreamingResponseAsync("hi", options, TestContext.Current.CancellationToken); });

        Assert.Contains("X-Title", exception.Message, StringComparison.Ordinal);
    }

    private static TextReasoningContent Reasoning(string data) =>
        new("") { ProtectedData = $$"""[{"type":"reasoning.encrypted","data":"{{data}}"}]""" };
}
