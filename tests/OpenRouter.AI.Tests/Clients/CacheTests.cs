using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class CacheTests
{
    private const string Thought = """{"type":"reasoning.text","text":"Hm.","signature":"c2ln","format":"anthropic-claude-v1","index":0}""";
    private const string Thoughtful = "\"reasoning\":\"Hm.\",\"reasoning_details\":[" + Thought + "],\"content\":\"done\"";

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task H12_Cache(bool streaming, bool coalesce)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Thoughtful);
        using IChatClient chat = Chat(handler, coalesce);
        ChatOptions options = new ChatOptions { Temperature = 0.5f }.WithOpenRouter(static own => own.SessionId = "s");

        ChatResponse first = await chat.AskAsync(streaming, options);
        ChatResponse second = await chat.AskAsync(streaming, options);

        Assert.Single(handler.Requests);
        Assert.Equal("done", second.Text);
        Assert.True(
            JsonElement.DeepEquals(JsonElement.Parse(Turns.Json(first)), JsonElement.Parse(Turns.Json(second))),
            $"First {Turns.Json(first)}\nSecond {Turns.Json(second)}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H12_Cache_OwnOptionsAreInTheKey(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming, "one").Says(streaming, "two");
        using IChatClient chat = Chat(handler);

        ChatResponse first = await chat.AskAsync(streaming, new ChatOptions().WithOpenRouter(static own => own.SessionId = "a"));
        ChatResponse second = await chat.AskAsync(streaming, new ChatOptions().WithOpenRouter(static own => own.SessionId = "b"));

        Assert.Equal("one", first.Text);
        Assert.Equal("two", second.Text);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H13_Cache_WithReasoningAndCost(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Thoughtful).Says(streaming, "again");
        using IChatClient chat = Chat(handler);
        List<ChatMessage> history = [new(ChatRole.User, "hi")];

        await chat.AskAsync(streaming, history);
        ChatResponse cached = await chat.AskAsync(streaming, history);

        Assert.Single(handler.Requests);
        Assert.IsType<JsonElement>(cached.AdditionalProperties!["openrouter:cost"]);
        OpenRouterResponseMetadata metadata = cached.GetOpenRouterMetadata()!;
        Assert.Equal(0.0012m, metadata.Cost);
        Assert.Equal("Acme", metadata.Provider);
        Assert.Equal(1_200_000, cached.Usage!.AdditionalCounts!["openrouter:cost_nano_usd"]);
        string data = cached.All<TextReasoningContent>().Last(static content => content.ProtectedData is not null).ProtectedData!;
        JsonAssert.Equal("[" + Thought + "]", JsonElement.Parse(data));

        history.AddMessages(cached);
        history.Add(new ChatMessage(ChatRole.User, "again?"));
        await chat.AskAsync(streaming, history);

        JsonAssert.Equal(
            "[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"done\",\"reasoning_details\":[" + Thought
            + "]},{\"role\":\"user\",\"content\":\"again?\"}]",
            handler.Messages(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H13_Cache_WithCalls_SendsTheirBytesBack(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Turns.Weather, "tool_calls").Says(streaming);
        MemoryCache cache = new();
        using IChatClient chat = AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().UseDistributedCache(cache).Build();
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => "rain", "weather")] };

        await chat.AskAsync(streaming, options);
        ChatResponse cached = await chat.AskAsync(streaming, options);

        Assert.Equal("done", cached.Text);
        Assert.Equal(2, handler.Requests.Count);
        Assert.Equal(2, cache.Count);
        JsonElement call = handler.Messages(1)[1].GetProperty("tool_calls")[0];
        Assert.Equal("{ \"city\": \"Oslo\" }", call.GetProperty("function").GetProperty("arguments").GetString());
    }

    private static IChatClient Chat(ScriptedHandler handler, bool coalesce = true) => AnswerScript.Chat(handler)
        .AsBuilder()
        .UseDistributedCache(new MemoryCache(), cache => cache.CoalesceStreamingUpdates = coalesce)
        .Build();
}
