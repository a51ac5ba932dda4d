using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Options;

public class OpenRouterChatOptionsExtensionsTests
{
    [Fact]
    public void WithOpenRouter_Called_StoresOneJsonValueAndReturnsTheSameOptions()
    {
        var options = new ChatOptions();

        ChatOptions result = options.WithOpenRouter(o => o.Provider = new() { Order = ["anthropic"] });

        Assert.Same(options, result);
        Assert.Equal(["openrouter"], options.AdditionalProperties!.Keys);
        JsonAssert.Equal("""{"provider":{"order":["anthropic"]}}""", Stored(options));
    }

    [Fact]
    public void WithOpenRouter_CalledTwice_AddsToWhatIsSet()
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(o => o.User = "u").WithOpenRouter(o => o.Provider = new() { Zdr = true });

        options.WithOpenRouter(o => o.Provider!.AllowFallbacks = false);

        JsonAssert.Equal("""{"user":"u","provider":{"zdr":true,"allow_fallbacks":false}}""", Stored(options));
    }

    [Fact]
    public void WithOpenRouter_OnOptionsFromElsewhere_ReadsEveryShape()
    {
        object[] shapes = ["""{"user":"u"}""", JsonNode.Parse("""{"user":"u"}""")!, new OpenRouterRequestOptions { User = "u" }];

        Assert.All(shapes, shape =>
        {
            var options = new ChatOptions { AdditionalProperties = new() { ["openrouter"] = shape } };
            JsonAssert.Equal("""{"user":"u","top_a":1}""", Stored(options.WithOpenRouter(o => o.TopA = 1)));
        });
    }

    [Fact]
    public void WithOpenRouter_OnAClone_LeavesTheOriginal()
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(o => o.User = "one");

        ChatOptions clone = options.Clone().WithOpenRouter(o => o.User = "two");

        JsonAssert.Equal("""{"user":"one"}""", Stored(options));
        JsonAssert.Equal("""{"user":"two"}""", Stored(clone));
    }

    [Fact]
    public void WithOpenRouter_ThroughJson_IsStillThere()
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(o => o.Plugins = [new WebSearchPlugin { MaxResults = 2 }]);

        string json = JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions);
        ChatOptions back = JsonSerializer.Deserialize<ChatOptions>(json, AIJsonUtilities.DefaultOptions)!;

        JsonAssert.Equal("""{"plugins":[{"id":"web","max_results":2}],"user":"u"}""", Stored(back.WithOpenRouter(o => o.User = "u")));
    }

    [Fact]
    public void WithOpenRouter_DifferentSettings_GiveDifferentCacheKeys()
    {
        string one = JsonSerializer.Serialize(new ChatOptions().WithOpenRouter(o => o.User = "1"), AIJsonUtilities.DefaultOptions);
        string two = JsonSerializer.Serialize(new ChatOptions().WithOpenRouter(o => o.User = "2"), AIJsonUtilities.DefaultOptions);

        Assert.NotEqual(one, two);
    }

    [Fact]
    public void WithOpenRouter_OnSomethingElse_IsTheCallersMistake()
    {
        var options = new ChatOptions { AdditionalProperties = new() { ["openrouter"] = 5 } };

        Assert.Throws<ArgumentException>(() => options.WithOpenRouter(_ => { }));
    }

    [Fact]
    public void WithOpenRouter_NullArguments_Throw()
    {
        Assert.Throws<ArgumentNullException>("options", () => ((ChatOptions)null!).WithOpenRouter(_ => { }));
        Assert.Throws<ArgumentNullException>("configure", () => new ChatOptions().WithOpenRouter(null!));
    }

    private static JsonElement Stored(ChatOptions options) => Assert.IsType<JsonElement>(options.AdditionalProperties!["openrouter"]);
}
