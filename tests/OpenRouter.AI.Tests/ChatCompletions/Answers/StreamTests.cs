using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class StreamTests
{
    [Fact]
    public async Task F01_BasicStreaming()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Chunk("\"content\":\"\""), AnswerScript.Text("Hel"), AnswerScript.Text("lo"), AnswerScript.Finish(), AnswerScript.UsageChunk);

        Assert.Equal("Hello", string.Concat(updates.Select(static update => update.Text)));
        Assert.All(updates, static update =>
        {
            Assert.Equal(ChatRole.Assistant, update.Role);
            Assert.Equal("gen-1", update.ResponseId);
            Assert.Equal("acme/writer-1", update.ModelId);
            Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1750000000), update.CreatedAt);
            Assert.Null(update.AuthorName);
        });
        Assert.Equal(["gen-1", "gen-1", null], updates.Select(static update => update.MessageId));
        Assert.Equal([null, null, ChatFinishReason.Stop], updates.Select(static update => update.FinishReason));
        UsageContent usage = Assert.Single(updates.SelectMany(static update => update.Contents).OfType<UsageContent>());
        Assert.Same(usage, Assert.Single(updates[^1].Contents));
        Assert.Equal(12, usage.Details.TotalTokenCount);
        Assert.Equal(updates.Count, updates.Distinct().Count());
    }

    [Fact]
    public async Task F03_SingleMessage()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Chunk("\"content\":\"\",\"reasoning\":\"hm\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm\",\"index\":0}]"),
            AnswerScript.Text("a"),
            AnswerScript.Chunk("\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]"),
            AnswerScript.Finish("tool_calls"),
            AnswerScript.UsageChunk);

        ChatMessage message = Assert.Single(updates.ToChatResponse().Messages);

        Assert.Equal(
            [typeof(TextReasoningContent), typeof(TextContent), typeof(FunctionCallContent)],
            message.Contents.Select(static content => content.GetType()));
    }

    [Fact]
    public async Task F04_TrailingPropsOnResponse()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(
            AnswerScript.Text("a"), AnswerScript.Finish(), AnswerScript.UsageChunk)).ToChatResponse();

        Assert.Equal(0.0012m, response.AdditionalProperties!["openrouter:cost"]);
        Assert.Equal("Acme", response.GetOpenRouterMetadata()!.Provider);
        Assert.Equal(1_200_000, response.Usage!.AdditionalCounts!["openrouter:cost_nano_usd"]);
        Assert.Null(Assert.Single(response.Messages).AdditionalProperties);
    }

    [Fact]
    public async Task F05_Comments_NoUpdates()
    {
        string comments = string.Concat(Enumerable.Repeat(": OPENROUTER PROCESSING\n\n", 20));
        string text = comments + AnswerScript.Events(AnswerScript.Text("a")) + comments + ": \n\n"
            + AnswerScript.Events(AnswerScript.Finish()) + AnswerScript.Done;

        List<ChatResponseUpdate> updates = await AnswerScript.StreamTextAsync(text);

        Assert.Equal(2, updates.Count);
        Assert.Equal("a", updates[0].Text);
    }

    [Fact]
    public async Task F11_FinishReason_Sticky()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Text("a"),
            AnswerScript.Finish(),
            AnswerScript.Chunk("\"content\":\"\"", null),
            AnswerScript.Chunk("\"content\":\"\"", "", "\"usage\":" + AnswerScript.Usage));

        Assert.Equal(ChatFinishReason.Stop, updates.ToChatResponse().FinishReason);
    }

    [Fact]
    public async Task F11_FinishReason_EmptyBeforeTheRealOne_AndPayloadAfterIt()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Chunk("\"content\":\"a\"", ""), AnswerScript.Chunk("\"content\":\"b\"", "length"), AnswerScript.Text("c"));

        Assert.Equal("abc", updates.ToChatResponse().Text);
        Assert.Equal(ChatFinishReason.Length, updates.ToChatResponse().FinishReason);
    }

    [Fact]
    public async Task F24_EmptyModel()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            """{"id":"gen-1","model":"","choices":[{"delta":{"content":"a"}}]}""",
            """{"id":"gen-1","model":"acme/real","choices":[{"delta":{"content":"b"}}]}""",
            """{"id":"gen-1","model":null,"choices":[{"delta":{},"finish_reason":"stop"}]}""");

        Assert.Equal("acme/real", updates.ToChatResponse().ModelId);
        Assert.DoesNotContain("", updates.Select(static update => update.ModelId));
    }

    [Theory]
    [InlineData("\"created\":0,")]
    [InlineData("\"created\":null,")]
    [InlineData("\"created\":-5,")]
    [InlineData("\"created\":9e17,")]
    [InlineData("")]
    public async Task F25_CreatedZero(string created)
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            "{" + created + "\"id\":\"gen-1\",\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}");

        Assert.All(updates, static update => Assert.Null(update.CreatedAt));
        Assert.Null(updates.ToChatResponse().CreatedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"id\":\"\",")]
    [InlineData("\"id\":null,")]
    public async Task F26_MissingId(string id)
    {
        string[] chunks =
        [
            "{" + id + "\"choices\":[{\"delta\":{\"content\":\"a\"}}]}",
            "{" + id + "\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}",
        ];

        List<ChatResponseUpdate> first = await AnswerScript.StreamAsync(chunks);
        List<ChatResponseUpdate> second = await AnswerScript.StreamAsync(chunks);

        string made = Assert.Single(first.Select(static update => update.ResponseId).Distinct())!;
        Assert.NotEmpty(made);
        Assert.All(first.SkipLast(1), update => Assert.Equal(made, update.MessageId));
        Assert.NotEqual(made, second[0].ResponseId);
    }

    [Fact]
    public async Task F26_LateId_DoesNotSplitTheMessage()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            """{"choices":[{"delta":{"content":"a"}}]}""", AnswerScript.Text("b"), AnswerScript.Finish());

        Assert.Equal("ab", Assert.Single(updates.ToChatResponse().Messages).Text);
        Assert.Equal("gen-1", updates.ToChatResponse().GetOpenRouterMetadata()!.GenerationId);
    }

    [Fact]
    public async Task F28_StreamTextContentSingleAfterAppend()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Text("a"), AnswerScript.Text("b"), AnswerScript.Text("c"), AnswerScript.Finish(), AnswerScript.UsageChunk);
        List<ChatMessage> history = [new(ChatRole.User, "hi")];

        history.AddMessages(updates);

        Assert.Equal(2, history.Count);
        Assert.Equal("abc", Assert.IsType<TextContent>(Assert.Single(history[1].Contents)).Text);
    }

    [Fact]
    public async Task F29_DebugChunk()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            """{"id":"gen-1","choices":[],"debug":{"echo_upstream_body":{"model":"x"}}}""", AnswerScript.Text("a"), AnswerScript.Finish());

        Assert.Equal(2, updates.Count);
        Assert.Equal("a", updates[0].Text);
    }

    [Fact]
    public async Task F30_RawRepresentation_IsTheChunk_WhenAskedFor()
    {
        string[] chunks = [AnswerScript.Text("a"), AnswerScript.Text("b"), AnswerScript.Finish()];
        string text = AnswerScript.Events(chunks) + AnswerScript.Done;
        var raw = new ChatOptions().WithOpenRouter(static options => options.IncludeRawChunks = true);

        List<ChatResponseUpdate> without = await AnswerScript.StreamTextAsync(text);
        List<ChatResponseUpdate> with = await AnswerScript.StreamTextAsync(text, raw);

        Assert.All(without, static update => Assert.Null(update.RawRepresentation));
        JsonAssert.Equal(chunks[0], Assert.IsType<JsonElement>(with[0].RawRepresentation));
        JsonAssert.Equal(chunks[1], Assert.IsType<JsonElement>(with[1].RawRepresentation));
        Assert.Null(with[2].RawRepresentation);
    }
}
