using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public class GetOpenRouterTests
{
    private const string Answer = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"hi"}}]}""";
    private const string Response = """{"id":"resp_1","object":"response","status":"completed","model":"a/b","output":[]}""";

    [Fact]
    public void GetOpenRouter_ThreeDoors_GivesWhatTheySayTogether()
    {
        using var client = new OpenRouterClient(Wire.Options(), new ScriptedHandler().Client());
        ChatOptions options = new ChatOptions
        {
            RawRepresentationFactory = static _ => new OpenRouterRequestOptions { SessionId = "raw" },
            AdditionalProperties = new() { ["user"] = "named", ["session_id"] = "named" },
        }.WithOpenRouter(static own => own.Provider = new() { Only = ["a"] });

        OpenRouterRequestOptions all = options.GetOpenRouter(client.AsIChatClient("a/b"));

        Assert.Equal(("raw", "named", "a"), (all.SessionId, all.User, Assert.Single(all.Provider!.Only!)));
    }

    /// <summary>Names that only the other endpoint has are no extra fields, unless they were given as such.</summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task GetOpenRouter_GivenAgain_GivesTheSameRequest(bool responses, bool isExtra)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(responses ? Response : Answer).Answer(responses ? Response : Answer);
        using var client = new OpenRouterClient(Wire.Options(), handler.Client());
        IChatClient chat = responses ? client.AsIResponsesChatClient("a/b") : client.AsIChatClient("a/b");
        ChatOptions options = new() { AdditionalProperties = new() { ["max_output_tokens"] = 20, ["safety_identifier"] = "s", ["user"] = "u" } };
        if (isExtra)
        {
            options.WithOpenRouter(static own => own.ExtraBody = new Dictionary<string, JsonElement> { ["max_output_tokens"] = JsonElement.Parse("30") });
        }

        ChatOptions again = options.Clone();
        again.RawRepresentationFactory = _ => options.GetOpenRouter(chat);
        await chat.GetResponseAsync("x", options, TestContext.Current.CancellationToken);
        await chat.GetResponseAsync("x", again, TestContext.Current.CancellationToken);

        JsonAssert.Equal(handler.Requests[0].Body!, JsonElement.Parse(handler.Requests[1].Body!));
        Assert.Equal(responses || isExtra, handler.Requests[1].Body!.Contains("max_output_tokens", StringComparison.Ordinal));
    }

    /// <summary>What only the service knows is passed on as it is; texts that are read are refused as documented.</summary>
    [Fact]
    public void GetOpenRouter_HalfACharacter_IsGivenAgainOrRefusedByName()
    {
        using var client = new OpenRouterClient(Wire.Options(), new ScriptedHandler().Client());
        IChatClient chat = client.AsIChatClient("a/b");
        ChatOptions unknown = new() { AdditionalProperties = new() { ["extra_body"] = JsonElement.Parse("""{"new":"y\ud83d"}""") } };
        ChatOptions known = new() { AdditionalProperties = new() { ["metadata"] = JsonElement.Parse("""{"a":"x\ud83d"}""") } };

        Assert.Equal("\"y\\ud83d\"", unknown.GetOpenRouter(chat).ExtraBody!["new"].GetRawText());
        Assert.Throws<ArgumentException>(() => known.GetOpenRouter(chat));
    }

    [Fact]
    public async Task Options_HoldHalfACharacter_AreRefusedByName()
    {
        using var client = new OpenRouterClient(Wire.Options(), new ScriptedHandler().Client());
        ChatOptions options = new()
        {
            RawRepresentationFactory = static _ => new OpenRouterRequestOptions { ExtraBody = new Dictionary<string, JsonElement> { ["new"] = JsonElement.Parse("\"y\\ud83d\"") } },
        };

        ArgumentException failure = await Assert.ThrowsAsync<ArgumentException>(
            () => client.AsIChatClient("a/b").GetResponseAsync("x", options, TestContext.Current.CancellationToken));

        Assert.Contains("OpenRouter options cannot be written: Cannot read incomplete UTF-16", failure.Message, StringComparison.Ordinal);
    }
}
