using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Regressions;

/// <summary>Faults that were met once in reading answers.</summary>
public sealed class AnswerRegressions
{
    [Fact]
    public async Task FirstUpdate_InALastEventWithoutBlankLine_IsNotLost()
    {
        string text = ": OPENROUTER PROCESSING\n\ndata: " + AnswerScript.Chunk("\"content\":\"Hello\"", "stop");

        List<ChatResponseUpdate> updates = await AnswerScript.StreamTextAsync(text);

        Assert.Equal("Hello", updates.ToChatResponse().Text);
    }

    [Fact]
    public async Task Calls_WithoutIndexAndId_GetTheirOwnArguments()
    {
        FunctionCallContent[] calls = await CallsAsync(
            """{"function":{"name":"a"}},{"function":{"name":"b"}}""",
            """{"function":{"arguments":"{\"x\":1}"}},{"function":{"arguments":"{\"y\":2}"}}""");

        Assert.Equal(["a", "b"], calls.Select(call => call.Name));
        Assert.Equal("1", calls[0].Arguments!["x"]!.ToString());
        Assert.Equal("2", calls[1].Arguments!["y"]!.ToString());
    }

    [Theory]
    [InlineData("\"index\":0,\"id\":\"\",", "\"index\":0,\"id\":\"\",")]
    [InlineData("\"id\":\"c\",", "\"id\":\"c\",")]
    public async Task Calls_OfDifferentFunctionsInOnePlace_AreTwo(string first, string second)
    {
        FunctionCallContent[] calls = await CallsAsync(
            "{" + first + """ "function":{"name":"a","arguments":"{\"x\":1}"}}""",
            "{" + second + """ "function":{"name":"b","arguments":"{\"y\":2}"}}""");

        Assert.Equal(["a", "b"], calls.Select(call => call.Name));
        Assert.All(calls, call => Assert.False(call.InformationalOnly));
        Assert.NotEqual(calls[0].CallId, calls[1].CallId);
    }

    [Fact]
    public async Task Calls_OfOneFunctionInOnePlace_AreTwoWhenTheFirstIsComplete()
    {
        FunctionCallContent[] calls = await CallsAsync(
            """{"index":0,"function":{"name":"a","arguments":"{\"x\":1}"}}""", """{"index":0,"function":{"name":"a","arguments":"{\"x\":2}"}}""");

        Assert.Equal(["1", "2"], calls.Select(call => call.Arguments!["x"]!.ToString()));
    }

    [Fact]
    public async Task Call_WithANameInEveryFragment_IsOne()
    {
        FunctionCallContent[] calls = await CallsAsync(
            """{"index":0,"id":"c","function":{"name":"a","arguments":"{\"x\""}}""", """{"index":0,"function":{"name":"a","arguments":":1}"}}""");

        Assert.Equal("1", Assert.Single(calls).Arguments!["x"]!.ToString());
    }

    [Fact]
    public async Task Call_ThatGetsItsIndexLater_KeepsItsArguments()
    {
        FunctionCallContent[] calls = await CallsAsync(
            """{"id":"c","function":{"name":"a","arguments":""}}""", """{"index":0,"function":{"arguments":"{\"x\":1}"}}""");

        Assert.Equal("1", Assert.Single(calls).Arguments!["x"]!.ToString());
    }

    [Fact]
    public async Task Error_BesideAnObjectInProvider_IsRaised()
    {
        string error = """{"error":{"code":502,"message":"gone"},"provider":{"name":"X"}}""";

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(
            () => AnswerScript.StreamAsync(AnswerScript.Text("Hel"), error));

        Assert.Contains("gone", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Usage_AroundANestedAnswer_IsKept()
    {
        string body = """{"usage":{"prompt_tokens":3,"completion_tokens":4},"provider":""" + AnswerScript.Body("\"content\":\"hi\"") + "}";

        ChatResponse response = await AnswerScript.WholeAsync(body);

        Assert.Equal("hi", response.Text);
        Assert.Equal(3, response.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Arguments_CutInsideASurrogatePair_AreReported()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Chunk("""
                "tool_calls":[{"index":0,"id":"c","function":{"name":"a","arguments":"{\"x\":\"\ud83d"}}]
                """.Trim()),
            AnswerScript.Finish("length"));

        ChatResponse response = updates.ToChatResponse();
        FunctionCallContent call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.True(call.InformationalOnly);
        Assert.NotNull(call.Exception);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
    }

    [Fact]
    public async Task Cost_OfAnyLength_DoesNotBreakTheAnswer()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"hi\"", more: "\"usage\":{\"cost\":1e20}"));

        Assert.Equal("hi", response.Text);
        Assert.Equal(1e20m, response.GetOpenRouterMetadata()!.Cost);
    }

    [Fact]
    public async Task Audio_WithEscapedSlashes_IsDecoded()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":null,"audio":{"id":"a","data":"\/\/8A"}
            """.Trim()));

        Assert.Equal([0xFF, 0xFF, 0x00], Assert.Single(response.Messages[0].Contents.OfType<DataContent>()).Data.ToArray());
    }

    [Fact]
    public async Task Audio_ThatCannotBeRead_IsReported()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":null,"audio":{"data":"%%%"}
            """.Trim()));

        ErrorContent error = Assert.Single(response.Messages[0].Contents.OfType<ErrorContent>());
        Assert.Equal(("InvalidAudio", "%%%"), (error.ErrorCode, error.Details));
    }

    [Fact]
    public async Task Part_OfUnknownKind_IsKeptAndNoImage()
    {
        ChatResponse response = await AnswerScript.WholeAsync(
            AnswerScript.Body("""
                "content":[{"type":"text","text":"see"},{"type":"video_url","video_url":{"url":"https://e.com/v.mp4"}}]
                """.Trim()));

        Assert.Equal("see", response.Text);
        AIContent kept = Assert.Single(response.Messages[0].Contents, content => content.GetType() == typeof(AIContent));
        Assert.Equal("video_url", Assert.IsType<JsonElement>(kept.RawRepresentation).GetProperty("type").GetString());
        Assert.Empty(response.Messages[0].Contents.OfType<UriContent>());
    }

    [Fact]
    public async Task Reasoning_Redacted_IsNotShown()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":"hi","reasoning":"[REDACTED]","reasoning_details":[{"type":"reasoning.encrypted","data":"abc"}]
            """.Trim()));

        Assert.Equal("", Assert.Single(response.Messages[0].Contents.OfType<TextReasoningContent>()).Text);
    }

    private static async Task<FunctionCallContent[]> CallsAsync(params string[] fragments)
    {
        string[] chunks = [.. fragments.Select(static list => AnswerScript.Chunk("\"tool_calls\":[" + list + "]")), AnswerScript.Finish("tool_calls")];
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(chunks);
        return [.. updates.ToChatResponse().Messages[0].Contents.OfType<FunctionCallContent>()];
    }
}
