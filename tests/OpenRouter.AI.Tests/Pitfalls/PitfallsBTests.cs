using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of errors in unusual places: bodies, choices and chunks.</summary>
public partial class PitfallsBTests
{
    private const string EventStream = "text/event-stream";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B1_ErrorInsideSuccess_IsRaised(bool streams)
    {
        const string Body = """
            {"error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"X","raw":"{\"error\":{\"message\":\"boom\"}}"}},"user_id":"user_1"}
            """;

        (OpenRouterException failure, _) = await Trap.FailAsync(streams, Body);

        Assert.Equal("[X] boom (502)", failure.Message);
        Assert.Equal(HttpStatusCode.BadGateway, failure.StatusCode);
        Assert.Equal("502", failure.ErrorCode);
        Assert.Equal("X", failure.ProviderName);
        Assert.Equal("boom", failure.ProviderMessage);
        Assert.True(failure.IsTransient);
        JsonAssert.Equal(Body, failure.ErrorBody!.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B2_ErrorOfChoice_IsRaisedWithThePartialText(bool streams)
    {
        const string Message = """{"role":"assistant","content":"partial"}""";
        const string Finish = """
            "error","error":{"code":502,"message":"Provider disconnected","metadata":{"error_type":"provider_unavailable"}}
            """;

        (OpenRouterException failure, List<ChatResponseUpdate> before) = streams
            ? await Trap.FailAsync(true, Answers.Events(Answers.Text("first "), Answers.Chunk(Message, Finish)), mediaType: EventStream)
            : await Trap.FailAsync(false, Answers.Whole(Message, Finish));

        Assert.Equal("Provider disconnected (502, provider_unavailable)", failure.Message);
        Assert.Equal(OpenRouterErrorType.ProviderUnavailable, failure.ErrorType);
        Assert.Equal("gen-1", failure.GenerationId);
        Assert.Equal("partial", failure.PartialText);
        Assert.Equal(streams ? "first " : "", Trap.Text(before));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B2_FinishErrorWithoutError_IsRaised(bool streams)
    {
        const string Message = """{"role":"assistant","content":"partial"}""";

        (OpenRouterException failure, _) = streams
            ? await Trap.FailAsync(true, Answers.Events(Answers.Chunk(Message, "\"error\"")), mediaType: EventStream)
            : await Trap.FailAsync(false, Answers.Whole(Message, "\"error\""));

        Assert.Equal("partial", failure.PartialText);
        Assert.True(failure.IsTransient);
    }

    [Theory]
    [InlineData(false, ",\"choices\":null")]
    [InlineData(false, ",\"choices\":[]")]
    [InlineData(false, "")]
    [InlineData(true, ",\"choices\":null")]
    [InlineData(true, ",\"choices\":[]")]
    [InlineData(true, "")]
    public async Task B3_NoChoices_IsInvalidAndTriedAgain(bool streams, string choices)
    {
        string body = """{"id":"gen-0","object":"chat.completion","created":1,"model":"vendor/model"CHOICES}"""
            .Replace("CHOICES", choices, StringComparison.Ordinal);
        string answer = streams ? Answers.Events(body) : body;
        string mediaType = streams ? EventStream : "application/json";

        (OpenRouterException failure, List<ChatResponseUpdate> before) = await Trap.FailAsync(streams, answer, mediaType: mediaType);
        using Trap trap = new(retries: 1);
        trap.Service.Answer(answer, mediaType: mediaType);
        trap.Answer(streams, """{"role":"assistant","content":"Hi"}""");
        ChatResponse response = await trap.AskAsync(streams);

        Assert.Equal("The service gave an invalid answer: it has no choices", failure.Message);
        Assert.True(failure.IsTransient);
        Assert.Equal("gen-0", failure.GenerationId);
        Assert.Empty(before);
        Assert.Equal("Hi", response.Text);
        Assert.Equal("gen-1", response.ResponseId);
        Assert.Equal(2, trap.Service.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B4_AnswerNestedInProvider_IsRead(bool streams)
    {
        const string Message = """{"role":"assistant","content":"hi"}""";
        const string Tail = ""","provider":"P","usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}""";

        ChatResponse response = streams
            ? await Trap.StreamAsync(Answers.Events("{\"provider\":" + Answers.Chunk(Message, "\"stop\"", Tail) + "}"))
            : await Trap.WholeAsync("{\"provider\":" + Answers.Whole(Message, "\"stop\"", Tail) + "}");

        Assert.Equal("hi", response.Text);
        Assert.Equal("gen-1", response.ResponseId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(3, response.Usage!.TotalTokenCount);
        Assert.Equal("P", response.GetOpenRouterMetadata()!.Provider);
    }

    [Theory]
    [InlineData("\"server_error\"", null, "server_error", 500)]
    [InlineData("429", "rate_limit_exceeded", "429", 429)]
    [InlineData("\"502\"", null, "502", 502)]
    public async Task B5_ErrorInTheMiddle_IsRaisedAfterTheText(string code, string? type, string expectedCode, int status)
    {
        string error = "\"error\":{\"code\":" + code + ",\"message\":\"Provider disconnected\""
            + (type is null ? "" : ",\"metadata\":{\"error_type\":\"" + type + "\"}") + "}";
        string[] chunks =
        [
            Answers.Chunk("""{"content":""}""", "\"error\"", "," + error),
            "{" + error + ",\"choices\":[]}",
            "{" + error + "}",
        ];

        foreach (string chunk in chunks)
        {
            (OpenRouterException failure, List<ChatResponseUpdate> before) =
                await Trap.FailAsync(true, Answers.Cut(Answers.Text("so far"), chunk), mediaType: EventStream);

            Assert.Equal("so far", Trap.Text(before));
            Assert.Contains("Provider disconnected", failure.Message, StringComparison.Ordinal);
            Assert.Equal(expectedCode, failure.ErrorCode);
            Assert.Equal(type, failure.ErrorType?.Value);
            Assert.Equal(status, (int)failure.StatusCode!);
            Assert.True(failure.IsTransient);
            Assert.Equal("gen-1", failure.GenerationId);
        }
    }

    [Fact]
    public async Task B5_ErrorAsFirstChunk_IsTriedAgain()
    {
        using Trap trap = new(retries: 1);
        trap.Service.Answer(
            Answers.Cut("""{"error":{"code":429,"message":"Rate limit exceeded","metadata":{"error_type":"rate_limit_exceeded"}},"choices":[]}"""),
            mediaType: EventStream);
        trap.Answer(streams: true, """{"role":"assistant","content":"Hi"}""");

        Assert.Equal("Hi", (await trap.AskAsync(streams: true)).Text);
    }

    [Fact]
    public async Task B6_ErrorAfterLengthStop_IsNone()
    {
        const string Late = ""","provider":"P","error":{"code":400,"message":"Token limit reached"},"usage":{"prompt_tokens":43,"completion_tokens":10,"total_tokens":53,"cost":0}""";

        ChatResponse response = await Trap.StreamAsync(
            Answers.Events(Answers.Text("x", "\"length\""), Answers.Chunk("""{"role":"assistant","content":""}""", "null", Late)));

        Assert.Equal("x", response.Text);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Equal(53, response.Usage!.TotalTokenCount);
        Assert.Equal(0m, response.GetOpenRouterMetadata()!.Cost);
    }

    [Theory]
    [InlineData("null", 400)]
    [InlineData("\"length\"", 502)]
    public async Task B6_OtherLateErrors_AreRaised(string finish, int code)
    {
        string late = ",\"error\":{\"code\":" + JsonSerializer.Serialize(code) + ",\"message\":\"boom\"}";

        (OpenRouterException failure, List<ChatResponseUpdate> before) = await Trap.FailAsync(
            true, Answers.Events(Answers.Text("x", finish), Answers.Chunk("""{"content":""}""", "null", late)), mediaType: EventStream);

        Assert.Equal("x", before.Single().Text);
        Assert.Equal($"boom ({code})", failure.Message);
    }
}
