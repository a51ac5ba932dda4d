using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of transport and framing.</summary>
public class PitfallsATests
{
    private const string Hello = """{"role":"assistant","content":"Hi"}""";

    [Fact]
    public async Task A1_CommentsAnywhere_AreSkipped()
    {
        string comments = string.Concat(Enumerable.Repeat(": OPENROUTER PROCESSING\n\n", 40));
        string first = "data: " + Answers.Text("H") + "\n: in between\n\n";
        string last = "data: " + Answers.Text("i", "\"stop\"") + "\n\n";

        ChatResponse response = await Trap.StreamAsync(comments + first + comments + ":\n:{not json\n\n" + last + comments + "data: [DONE]\n\n" + comments);

        Assert.Equal("Hi", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(200)]
    public async Task A2_StreamAnsweredWithJsonError_IsRaised(int status)
    {
        (OpenRouterException failure, List<ChatResponseUpdate> before) =
            await Trap.FailAsync(streams: true, """{"error":{"code":401,"message":"Missing Authentication header"}}""", status);

        Assert.Equal("Missing Authentication header (401)", failure.Message);
        Assert.Equal(HttpStatusCode.Unauthorized, failure.StatusCode);
        Assert.Empty(before);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    public async Task A2_StreamAnsweredWithWholeAnswer_IsDelivered(string mediaType)
    {
        using Trap trap = new();
        trap.Service.Answer(Answers.Whole(Hello), mediaType: mediaType);

        ChatResponse response = await trap.AskAsync(streams: true);

        Assert.Equal("Hi", response.Text);
        Assert.Equal("gen-1", response.ResponseId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A3_WhiteSpaceBeforeBody_IsSkipped(bool streams)
    {
        using Trap trap = new();
        trap.Service.Answer("\n         \n         \n" + Answers.Whole(Hello));

        Assert.Equal("Hi", (await trap.AskAsync(streams)).Text);
    }

    [Theory]
    [InlineData("data: [DONE]\n\n")]
    [InlineData("data:[DONE]\n\n")]
    [InlineData("data: [DONE]\r\n\r\n")]
    [InlineData("data: [DONE]")]
    [InlineData("")]
    public async Task A4_Done_InEveryFormOrMissing_Ends(string end)
    {
        ChatResponse response = await Trap.StreamAsync(Answers.Cut(Answers.Text("Hi"), Answers.Chunk("{}", "\"stop\"")) + end);

        Assert.Equal("Hi", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    [Fact]
    public async Task A5_EndWithoutFinish_IsRaisedAfterTheText()
    {
        using Trap trap = new(retries: 2);
        trap.Service.Answer(Answers.Cut(Answers.Text("so"), Answers.Text(" far")), mediaType: "text/event-stream");
        List<ChatResponseUpdate> before = [];

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.CollectAsync(before));

        Assert.Equal("so far", Trap.Text(before));
        Assert.All(before, static update => Assert.Null(update.FinishReason));
        Assert.Equal("The answer broke off: the stream ended without a finish reason", failure.Message);
        Assert.True(failure.IsTransient);
        Assert.Equal("gen-1", failure.GenerationId);
        Assert.Single(trap.Service.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A6_HugeLine_IsRead(bool streams)
    {
        byte[] pixels = new byte[3 * 1024 * 1024];
        new Random(7).NextBytes(pixels);
        string url = "data:image/jpeg;base64," + Convert.ToBase64String(pixels);
        string message = """{"role":"assistant","content":"","images":[{"type":"image_url","image_url":{"url":"URL"}}]}""";

        ChatResponse response = await Trap.AnswerAsync(streams, message.Replace("URL", url, StringComparison.Ordinal));

        DataContent image = response.Messages.Single().Contents.OfType<DataContent>().Single();
        Assert.Equal("image/jpeg", image.MediaType);
        Assert.True(image.Data.Span.SequenceEqual(pixels));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A6_CharactersSplitBetweenReads_AreWhole(bool streams)
    {
        const string Text = "Grüße, 世界 🌍";
        using Trap trap = new();
        trap.Service.Answer(
            new DrippingStream(streams ? Answers.Events(Answers.Text(Text), Answers.Text(Text, "\"stop\"")) : Answers.Whole("{\"content\":\"" + Text + Text + "\"}")),
            mediaType: streams ? "text/event-stream" : "application/json");

        Assert.Equal(Text + Text, (await trap.AskAsync(streams)).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A7_SeveralPayloadsInOneDelta_AllComeInOrder(bool streams)
    {
        const string Message = """
            {"role":"assistant","tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}],
             "annotations":[{"type":"url_citation","url_citation":{"url":"https://e.test/a"}}],"content":"text","reasoning":"thought"}
            """;

        ChatResponse response = await Trap.AnswerAsync(streams, Message, "\"tool_calls\"");

        IList<AIContent> contents = response.Messages.Single().Contents;
        Assert.Equal("thought", Assert.IsType<TextReasoningContent>(contents[0]).Text);
        Assert.Equal("text", Assert.IsType<TextContent>(contents[1]).Text);
        Assert.Equal("f", Assert.IsType<FunctionCallContent>(contents[^1]).Name);
        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(contents.SelectMany(static content => content.Annotations ?? []).Single());
        Assert.Equal(new Uri("https://e.test/a"), citation.Url);
    }

    [Theory]
    [InlineData(false, "error code: 1015", "text/plain", 429, "error code: 1015 (429)")]
    [InlineData(true, "error code: 1015", "text/plain", 429, "error code: 1015 (429)")]
    [InlineData(false, "<html><head><title>502 Bad gateway</title></head></html>", "text/html", 502, "502 Bad gateway (502)")]
    [InlineData(true, "<html><head><title>502 Bad gateway</title></head></html>", "text/html", 502, "502 Bad gateway (502)")]
    [InlineData(false, "<html></html>", "text/html", 503, "The service answered ServiceUnavailable (503)")]
    [InlineData(true, "", "text/html", 524, "The edge in front of OpenRouter gave up waiting (524)")]
    public async Task A8_ErrorThatIsNoJson_IsRaised(bool streams, string body, string mediaType, int status, string message)
    {
        (OpenRouterException failure, _) = await Trap.FailAsync(streams, body, status, mediaType);

        Assert.Equal(message, failure.Message);
        Assert.Equal(status, (int)failure.StatusCode!);
        Assert.True(failure.IsTransient);
        Assert.Null(failure.ErrorBody);
    }

    /// <summary>A response body that comes byte by byte, so that every character beyond ASCII is split between reads.</summary>
    private sealed class DrippingStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
