using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class InvocationTests
{
    [Fact]
    public async Task B01_NullMessages_GetResponse()
    {
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler());

        Task<ChatResponse> task = chat.GetResponseAsync((IEnumerable<ChatMessage>)null!, null, TestContext.Current.CancellationToken);

        Assert.Equal("messages", (await Assert.ThrowsAsync<ArgumentNullException>(() => task)).ParamName);
    }

    [Fact]
    public void B02_NullMessages_Streaming_ThrowsSynchronously()
    {
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler());
        CancellationToken token = TestContext.Current.CancellationToken;

        Action call = () => chat.GetStreamingResponseAsync((IEnumerable<ChatMessage>)null!, null, token);

        Assert.Equal("messages", Assert.Throws<ArgumentNullException>(call).ParamName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B02_NullMessage_NamesItsPosition(bool streaming)
    {
        ScriptedHandler handler = new();
        using IChatClient chat = AnswerScript.Chat(handler);

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            () => chat.AskAsync(streaming, [new ChatMessage(ChatRole.User, "hi"), null!]));

        Assert.Equal("messages", exception.ParamName);
        Assert.Contains("position 1", exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    [Theory]
    [InlineData(false, """{"model":"acme/writer","messages":[{"role":"user","content":"hi"}]}""")]
    [InlineData(true, """{"model":"acme/writer","stream":true,"messages":[{"role":"user","content":"hi"}]}""")]
    public async Task B03_NullOptions_Works(bool streaming, string expected)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);
        using IChatClient chat = AnswerScript.Chat(handler);

        Assert.Equal("done", (await chat.AskAsync(streaming)).Text);

        JsonAssert.Equal(expected, handler.Body());
    }

    [Fact]
    public void B04_Streaming_IsDeferred()
    {
        ScriptedHandler handler = new();
        using IChatClient chat = AnswerScript.Chat(handler);

        _ = chat.GetStreamingResponseAsync("hi", null, TestContext.Current.CancellationToken);

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task B05_Streaming_SecondEnumeration_SendsAgain()
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming: true).Says(streaming: true);
        using IChatClient chat = AnswerScript.Chat(handler);
        CancellationToken token = TestContext.Current.CancellationToken;
        IAsyncEnumerable<ChatResponseUpdate> stream = chat.GetStreamingResponseAsync("hi", new ChatOptions { Temperature = 0.5f }, token);

        string first = Turns.Json(await stream.ToListAsync(token));
        string second = Turns.Json(await stream.ToListAsync(token));

        Assert.Equal(first, second);
        Assert.Equal(2, handler.Requests.Count);
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
    }

    [Fact]
    public async Task B06_Streaming_RequestIsSnapshotted()
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming: true);
        using IChatClient chat = AnswerScript.Chat(handler);
        CancellationToken token = TestContext.Current.CancellationToken;
        List<ChatMessage> history = [new(ChatRole.User, "hi")];
        ChatOptions options = new() { Temperature = 0.5f };

        IAsyncEnumerable<ChatResponseUpdate> stream = chat.GetStreamingResponseAsync(history, options, token);
        history[0].Contents.Add(new TextContent(" there"));
        history.Add(new ChatMessage(ChatRole.User, "later"));
        options.Temperature = 1;
        await stream.ToListAsync(token);

        JsonAssert.Equal(
            """{"model":"acme/writer","stream":true,"temperature":0.5,"messages":[{"role":"user","content":"hi"}]}""", handler.Body());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B07_Messages_EnumeratedOnce(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);
        using IChatClient chat = AnswerScript.Chat(handler);
        bool begun = false;

        IEnumerable<ChatMessage> Once()
        {
            Assert.False(begun);
            begun = true;
            yield return new ChatMessage(ChatRole.System, "be brief");
            yield return new ChatMessage(ChatRole.User, "hi");
        }

        await chat.AskAsync(streaming, Once());

        JsonAssert.Equal("""[{"role":"system","content":"be brief"},{"role":"user","content":"hi"}]""", handler.Messages(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B08_RawFactory_InvokedOnce_WithLeaf(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Turns.Weather, "tool_calls").Says(streaming);
        IChatClient leaf = AnswerScript.Chat(handler);
        using IChatClient chat = leaf.AsBuilder().UseFunctionInvocation().Build();
        List<IChatClient> seen = [];
        ChatOptions options = new()
        {
            Tools = [AIFunctionFactory.Create((string city) => "rain", "weather")],
            RawRepresentationFactory = client =>
            {
                seen.Add(client);
                return new OpenRouterRequestOptions { SessionId = "s" };
            },
        };

        await chat.AskAsync(streaming, options);

        Assert.Equal([leaf, leaf], seen);
        Assert.All(Enumerable.Range(0, 2), index => Assert.Equal("s", handler.Body(index).GetProperty("session_id").GetString()));
    }

    [Fact]
    public void B08_RawFactory_Streaming_IsInvokedAtTheCall()
    {
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler());
        int calls = 0;
        ChatOptions options = new() { RawRepresentationFactory = _ => ++calls };

        _ = chat.GetStreamingResponseAsync("hi", options, TestContext.Current.CancellationToken);

        Assert.Equal(1, calls);
    }
}
