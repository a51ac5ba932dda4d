using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class StreamFramingTests
{
    private static readonly string Plain = AnswerScript.Events(
        AnswerScript.Text("Grüße "), AnswerScript.Text("an 😀 \\ud83d\\ude00 "), AnswerScript.Text("€"), AnswerScript.Finish(), AnswerScript.UsageChunk)
        + AnswerScript.Done;

    public static TheoryData<string, string> Framings => new()
    {
        { "LF", Plain },
        { "CRLF", Plain.Replace("\n", "\r\n", StringComparison.Ordinal) },
        { "CR", Plain.Replace('\n', '\r') },
        { "no final blank line", Plain.TrimEnd('\n') },
        { "BOM", "\uFEFF" + Plain },
        { "no space", Plain.Replace("data: ", "data:", StringComparison.Ordinal) },
        { "event and id lines", Plain.Replace("data: ", "event: message\nid: 1\ndata: ", StringComparison.Ordinal) },
        { "several data lines", Plain.Replace(",\"choices\"", ",\ndata: \"choices\"", StringComparison.Ordinal) },
        { "comments", Plain.Replace("data: ", ": OPENROUTER PROCESSING\n\ndata: ", StringComparison.Ordinal) },
        { "no done", Plain.Replace(AnswerScript.Done, "", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Framings))]
    public async Task F06_Framing(string name, string text)
    {
        foreach (int size in new[] { 1, 2, 3, 7, 100, 100_000 })
        {
            ChatResponse response = await ReadAsync(text, size);

            Assert.True(response.Text == "Grüße an 😀 😀 €", name + " in pieces of " + size + ": " + response.Text);
            Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
            Assert.Equal(12, response.Usage!.TotalTokenCount);
        }
    }

    [Fact]
    public async Task F06_Framing_LineOfFiveMegabytes()
    {
        string big = new('x', 5_000_000);

        ChatResponse response = await ReadAsync(
            AnswerScript.Events(AnswerScript.Text("a"), AnswerScript.Text(big), AnswerScript.Text("b"), AnswerScript.Finish()) + AnswerScript.Done,
            60_000);

        Assert.Equal("a" + big + "b", response.Text);
    }

    [Fact]
    public async Task F07_DoneVariants_DataAfterDone_IsIgnored()
    {
        ChatResponse response = (await AnswerScript.StreamTextAsync(
            AnswerScript.Events(AnswerScript.Text("a"), AnswerScript.Finish(), "[DONE]", AnswerScript.Text("b"), "{broken"))).ToChatResponse();

        Assert.Equal("a", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Fact]
    public async Task F07_DoneVariants_FinishWithoutDone_IsANormalEnd()
    {
        ChatResponse response = (await AnswerScript.StreamTextAsync(
            AnswerScript.Events(AnswerScript.Text("a"), AnswerScript.Finish()))).ToChatResponse();

        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Fact]
    public async Task F07_DoneVariants_DoneWithoutFinish_IsANormalEnd()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(AnswerScript.Text("a"), AnswerScript.UsageChunk)).ToChatResponse();

        Assert.Equal("a", response.Text);
        Assert.Null(response.FinishReason);
        Assert.Equal(12, response.Usage!.TotalTokenCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("data: {\"id\":\"gen-1\",\"cho")]
    [InlineData(": OPENROUTER PROCESSING\n\n")]
    public async Task F08_EofWithoutFinish(string rest)
    {
        List<ChatResponseUpdate> updates = [];

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(
            () => AnswerScript.StreamTextAsync(AnswerScript.Events(AnswerScript.Text("Hel"), AnswerScript.Text("lo")) + rest, updates));

        Assert.Equal(["Hel", "lo"], updates.Select(static update => update.Text));
        Assert.True(exception.IsTransient);
        Assert.Equal("gen-1", exception.GenerationId);
    }

    [Fact]
    public async Task F08_EofInTheMiddleOfACall_NeverHandsOutTheCall()
    {
        List<ChatResponseUpdate> updates = [];

        await Assert.ThrowsAsync<OpenRouterException>(() => AnswerScript.StreamTextAsync(
            AnswerScript.Events(
                AnswerScript.Text("a"),
                AnswerScript.Chunk("\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]")),
            updates));

        Assert.Empty(updates.SelectMany(static update => update.Contents).OfType<FunctionCallContent>());
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    public async Task F27_JsonBodyDespiteStream(string mediaType)
    {
        string body = AnswerScript.Body(
            "\"content\":\"a\",\"reasoning\":\"hm\",\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]",
            "tool_calls",
            "\"usage\":" + AnswerScript.Usage);
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer("\n   \n" + body, 200, mediaType));
        List<ChatResponseUpdate> updates = [];

        await AnswerScript.ReadAsync(chat, updates);

        ChatResponse streamed = updates.ToChatResponse();
        ChatResponse whole = await AnswerScript.WholeAsync(body);
        AnswerAssert.Same(whole, streamed);
        Assert.All(updates, static update => Assert.Equal(ChatRole.Assistant, update.Role ?? ChatRole.Assistant));
        Assert.Single(updates.SelectMany(static update => update.Contents).OfType<UsageContent>());
    }

    private static async Task<ChatResponse> ReadAsync(string text, int size)
    {
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(new PiecesStream(Encoding.UTF8.GetBytes(text), size)));
        List<ChatResponseUpdate> updates = [];
        await AnswerScript.ReadAsync(chat, updates);
        return updates.ToChatResponse();
    }

    /// <summary>Gives no more than so many bytes at once.</summary>
    private sealed class PiecesStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, System.Threading.CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
