using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class WholeAnswerTests
{
    [Fact]
    public async Task E01_BasicResponse()
    {
        string body = AnswerScript.Body("\"content\":\" Hello\\n\"", more: """
            "usage":{"prompt_tokens":10,"completion_tokens":20,"total_tokens":30,"prompt_tokens_details":{"cached_tokens":4},
            "completion_tokens_details":{"reasoning_tokens":7}}
            """);

        ChatResponse response = await AnswerScript.WholeAsync(body);

        Assert.Equal(" Hello\n", response.Text);
        Assert.Equal("gen-1", response.ResponseId);
        Assert.Equal("acme/writer-1", response.ModelId);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1750000000), response.CreatedAt);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(10, response.Usage!.InputTokenCount);
        Assert.Equal(20, response.Usage.OutputTokenCount);
        Assert.Equal(30, response.Usage.TotalTokenCount);
        Assert.Equal(4, response.Usage.CachedInputTokenCount);
        Assert.Equal(7, response.Usage.ReasoningTokenCount);
        JsonAssert.Equal(body, Assert.IsType<JsonElement>(response.RawRepresentation));
        ChatMessage message = Assert.Single(response.Messages);
        Assert.Equal(ChatRole.Assistant, message.Role);
        Assert.Equal("gen-1", message.MessageId);
        Assert.Null(message.AuthorName);
        Assert.Null(message.AdditionalProperties);
        JsonAssert.Equal(body, Assert.IsType<JsonElement>(message.RawRepresentation));
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("end_turn", "stop")]
    [InlineData("length", "length")]
    [InlineData("tool_calls", "tool_calls")]
    [InlineData("function_call", "tool_calls")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("weird", "weird")]
    [InlineData(null, null)]
    [InlineData("", null)]
    public async Task E02_FinishReason(string? wire, string? expected)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\"", wire));

        Assert.Equal(expected, response.FinishReason?.Value);
        Assert.Equal("a", response.Text);
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("tool_calls")]
    public async Task E03_StopWithToolCalls(string? wire)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":null,"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]
            """, wire));

        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.IsType<FunctionCallContent>(Assert.Single(response.Messages[0].Contents));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("content_filter")]
    public async Task E19_Refusal(string finish)
    {
        ChatResponse response = await AnswerScript.WholeAsync(
            AnswerScript.Body("\"content\":null,\"refusal\":\"I can't help with that.\"", finish));

        ErrorContent error = Assert.IsType<ErrorContent>(Assert.Single(response.Messages[0].Contents));
        Assert.Equal("I can't help with that.", error.Message);
        Assert.Equal("Refusal", error.ErrorCode);
        Assert.Equal(finish, response.FinishReason!.Value.Value);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task E19_Refusal_NullOrEmpty_IsNone(string refusal)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\",\"refusal\":" + refusal));

        Assert.IsType<TextContent>(Assert.Single(response.Messages[0].Contents));
    }

    [Fact]
    public async Task E24_ContentAsArray()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":[{"type":"text","text":"Hel"},"lo",null,{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},
            {"type":"text","text":"!"},{"type":"odd","value":[1]}]
            """));

        Assert.Equal("Hello!", response.Text);
        DataContent image = Assert.Single(response.Messages[0].Contents.OfType<DataContent>());
        Assert.Equal("image/png", image.MediaType);
        Assert.Equal([1, 2, 3], image.Data.ToArray());

        // A kind that is not known is kept as it came; null is nothing.
        Assert.Equal(3, response.Messages[0].Contents.Count);
        Assert.Single(response.Messages[0].Contents, content => content.GetType() == typeof(AIContent));
    }

    [Theory]
    [InlineData("\"content\":null")]
    [InlineData("\"content\":\"\"")]
    [InlineData("")]
    public async Task E24_ContentNullEmptyOrMissing_IsAnEmptyMessage(string message)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body(message));

        Assert.Empty(Assert.Single(response.Messages).Contents);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Theory]
    [InlineData("\n   \n")]
    [InlineData("\n         \n         \n         \n")]
    [InlineData("\uFEFF \r\n\t")]
    public async Task E25_LeadingWhitespaceBody(string before)
    {
        ChatResponse response = await AnswerScript.WholeAsync(before + AnswerScript.Body("\"content\":\"a\"") + "\n ");

        Assert.Equal("a", response.Text);
    }

    [Fact]
    public async Task E26_UnknownFieldsAndTypes()
    {
        ChatResponse response = await AnswerScript.WholeAsync("""
            {"future":{"a":[1,{"choices":[]}]},"id":"gen-1","created":"1750000000","model":"m","provider":7,"service_tier":{"a":1},
             "system_fingerprint":null,"debug":true,
             "choices":[{"index":0,"odd":[],"logprobs":-1.5,"finish_reason":"stop","native_finish_reason":3,
               "message":{"role":{"a":1},"content":"a","thoughts":[1],"reasoning":{"a":1},"reasoning_details":"none","tool_calls":{"a":1},
                 "images":"none","audio":[],"annotations":[{"type":"future_kind","x":1},"text",null,3]}},
               {"index":1,"message":{"content":"b"}}],
             "usage":{"prompt_tokens":1,"completion_tokens":2,"future_tokens":{"a":{"b":3}},"list":[1,2],"prompt_tokens_details":null}}
            """);

        Assert.Equal("a", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.IsType<TextContent>(Assert.Single(response.Messages[0].Contents));
        Assert.Equal(3, response.Usage!.TotalTokenCount);
        JsonElement kept = Assert.IsType<JsonElement>(response.Messages[0].AdditionalProperties!["openrouter:file_annotations"]);
        JsonAssert.Equal("""[{"type":"future_kind","x":1}]""", kept);
    }

    [Fact]
    public async Task E27_ConversationIdNull()
    {
        var options = new ChatOptions { ConversationId = "conversation-1" };

        ChatResponse whole = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\""), options);
        var updates = await AnswerScript.StreamTextAsync(AnswerScript.Events(AnswerScript.Text("a"), AnswerScript.Finish()), options);

        Assert.Null(whole.ConversationId);
        Assert.All(updates, static update => Assert.Null(update.ConversationId));
    }
}
