using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class StreamErrorTests
{
    private const string Overloaded = """
        {"id":"gen-1","provider":"Acme","choices":[],"error":{"code":503,"message":"Overloaded","metadata":{"error_type":"provider_overloaded"}}}
        """;

    [Theory]
    [InlineData(Overloaded)]
    [InlineData("""{"error":{"code":503,"message":"Overloaded"},"user_id":"user_1"}""")]
    [InlineData("""{"id":"gen-1","choices":[{"delta":{"content":""},"finish_reason":"error","error":{"code":503,"message":"Overloaded"}}]}""")]
    public async Task G06_Error_FirstChunk(string chunk)
    {
        (List<ChatResponseUpdate> updates, OpenRouterException exception) = await FailAsync(
            ": OPENROUTER PROCESSING\n\n" + AnswerScript.Events(AnswerScript.Chunk("\"content\":\"\""), chunk.Trim()) + AnswerScript.Done);

        Assert.Empty(updates);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
        Assert.Contains("Overloaded", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Overloaded, "503")]
    [InlineData("""{"error":{"code":502,"message":"Broke"}}""", "502")]
    [InlineData("""{"error":{"code":"server_error","message":"Broke"}}""", "server_error")]
    [InlineData("""{"error":"Broke"}""", null)]
    [InlineData("""{"id":"gen-1","choices":[{"delta":{},"finish_reason":"error"}],"error":{"code":502,"message":"Broke"}}""", "502")]
    [InlineData("""{"id":"gen-1","choices":[{"delta":{},"finish_reason":"stop"}],"error":{"code":502,"message":"Broke"}}""", "502")]
    [InlineData("""{"id":"gen-1","choices":[{"delta":{},"error":{"code":502,"message":"Broke"}}]}""", "502")]
    public async Task G07_Error_MidStream(string chunk, string? code)
    {
        (List<ChatResponseUpdate> updates, OpenRouterException exception) = await FailAsync(
            AnswerScript.Events(AnswerScript.Text("Hel"), AnswerScript.Text("lo"), chunk.Trim()));

        Assert.Equal(["Hel", "lo"], updates.Select(static update => update.Text));
        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal("gen-1", exception.GenerationId);
        Assert.Null(exception.PartialText);
    }

    [Fact]
    public async Task G07_Error_FinishAlone_KeepsTheTextOfItsChunk()
    {
        (List<ChatResponseUpdate> updates, OpenRouterException exception) = await FailAsync(
            AnswerScript.Events(AnswerScript.Text("a"), AnswerScript.Chunk("\"content\":\"b\"", "error")) + AnswerScript.Done);

        Assert.Equal("a", Assert.Single(updates).Text);
        Assert.Equal("b", exception.PartialText);
    }

    [Fact]
    public async Task G08_Error_TokenLimitQuirk()
    {
        ChatResponse response = (await AnswerScript.StreamTextAsync(AnswerScript.Events(
            AnswerScript.Text("a"),
            AnswerScript.Finish("length"),
            AnswerScript.Chunk(
                "\"content\":\"\"", "length", "\"error\":{\"code\":400,\"message\":\"Token limit reached\"},\"usage\":" + AnswerScript.Usage))))
            .ToChatResponse();

        Assert.Equal("a", response.Text);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Equal(12, response.Usage!.TotalTokenCount);
    }

    [Theory]
    [InlineData("{\"id\":\"gen-1\",\"choices\":[{\"delta\":{\"content\":\"x")]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    public async Task G09_Error_MalformedJson(string line)
    {
        ScriptedStream body = new ScriptedStream().Push(AnswerScript.Events(AnswerScript.Text("a"), line));
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(body));
        List<ChatResponseUpdate> updates = [];

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => AnswerScript.ReadAsync(chat, updates));

        Assert.Equal("a", Assert.Single(updates).Text);
        Assert.IsAssignableFrom<JsonException>(exception.InnerException);
        Assert.Equal("gen-1", exception.GenerationId);
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task G10_Error_NetworkDrop()
    {
        var drop = new IOException("The connection was reset.");
        ScriptedStream body = new ScriptedStream().Push(AnswerScript.Events(AnswerScript.Text("a"))).Push(drop);
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(body));
        List<ChatResponseUpdate> updates = [];

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => AnswerScript.ReadAsync(chat, updates));

        Assert.Equal("a", Assert.Single(updates).Text);
        Assert.Same(drop, exception.InnerException);
        Assert.True(exception.IsTransient);
        Assert.True(body.IsDisposed);
    }

    [Fact]
    public async Task G10_Error_NetworkDrop_InAWholeAnswer()
    {
        var drop = new IOException("The connection was reset.");
        ScriptedStream body = new ScriptedStream().Push("{\"id\":\"gen-1\",\"choices\":[").Push(drop);
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer(body, 200, "application/json"));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(
            () => chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken));

        Assert.Same(drop, exception.InnerException);
    }

    private static async Task<(List<ChatResponseUpdate> Updates, OpenRouterException Exception)> FailAsync(string text)
    {
        List<ChatResponseUpdate> updates = [];
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => AnswerScript.StreamTextAsync(text, updates));
        return (updates, exception);
    }
}
