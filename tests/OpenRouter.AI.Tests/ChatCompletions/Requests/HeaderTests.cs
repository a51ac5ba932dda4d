using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class HeaderTests
{
    private static readonly string[] Own = ["X-OpenRouter-Cache", "X-OpenRouter-Cache-TTL", "X-OpenRouter-Cache-Clear", "X-OpenRouter-Metadata", "x-anthropic-beta"];

    [Fact]
    public async Task Headers_NothingSet_NoneIsSent()
    {
        SentRequest request = await Sent.RequestAsync(new ChatOptions());

        Assert.All(Own, name => Assert.False(request.Headers.ContainsKey(name)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Headers_AllSet_AreSentOutsideTheBody(bool stream)
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(o =>
        {
            o.ResponseCache = new() { Enabled = true, Ttl = TimeSpan.FromMinutes(10), Clear = true };
            o.RoutingMetadata = true;
            o.AnthropicBeta = ["one-2025", "two-2026"];
            o.Headers = new Dictionary<string, string> { ["X-Mine"] = "1" };
        });

        SentRequest request = await Sent.RequestAsync(options, stream);

        Assert.Equal(["true", "600", "true", "enabled", "one-2025,two-2026"], Own.Select(name => request.Headers[name]));
        Assert.Equal("1", request.Headers["X-Mine"]);
        JsonAssert.Equal(
            stream
                ? """{"model":"acme/one","stream":true,"messages":[{"role":"user","content":"hello"}]}"""
                : """{"model":"acme/one","messages":[{"role":"user","content":"hello"}]}""",
            JsonElement.Parse(request.Body!));
    }

    [Fact]
    public async Task Headers_SwitchedOff_SayNo()
    {
        ChatOptions options = Sent.Raw(new() { ResponseCache = new() { Enabled = false, Clear = false }, RoutingMetadata = false });

        SentRequest request = await Sent.RequestAsync(options);

        Assert.Equal("false", request.Headers["X-OpenRouter-Cache"]);
        Assert.Equal("disabled", request.Headers["X-OpenRouter-Metadata"]);
        Assert.False(request.Headers.ContainsKey("X-OpenRouter-Cache-Clear"));
        Assert.False(request.Headers.ContainsKey("X-OpenRouter-Cache-TTL"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(86_401)]
    public async Task Headers_CacheLifetimeBeyondLimits_IsTheCallersMistake(int seconds) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Sent.RequestAsync(Sent.Raw(new() { ResponseCache = new() { Ttl = TimeSpan.FromSeconds(seconds) } })));

    [Fact]
    public async Task Headers_ByFieldName_AreTheSame()
    {
        ChatOptions options = new()
        {
            AdditionalProperties = new()
            {
                ["response_cache"] = new { enabled = true, ttl = 60 },
                ["routing_metadata"] = true,
                ["anthropic_beta"] = new[] { "one" },
                ["headers"] = new Dictionary<string, string> { ["X-Mine"] = "1" },
            },
        };

        SentRequest request = await Sent.RequestAsync(options);

        Assert.Equal("true", request.Headers["X-OpenRouter-Cache"]);
        Assert.Equal("60", request.Headers["X-OpenRouter-Cache-TTL"]);
        Assert.Equal("enabled", request.Headers["X-OpenRouter-Metadata"]);
        Assert.Equal("one", request.Headers["x-anthropic-beta"]);
        Assert.Equal("1", request.Headers["X-Mine"]);
    }

    [Fact]
    public async Task Headers_AnthropicBetaAsOneText_IsSent()
    {
        SentRequest request = await Sent.RequestAsync(new ChatOptions { AdditionalProperties = new() { ["anthropic_beta"] = "one,two" } });

        Assert.Equal("one,two", request.Headers["x-anthropic-beta"]);
    }

    [Fact]
    public async Task Headers_OfSeveralDoors_AreMerged()
    {
        ChatOptions options = Sent.Raw(
            new() { Headers = new Dictionary<string, string> { ["X-A"] = "raw" } },
            new ChatOptions().WithOpenRouter(o => o.Headers = new Dictionary<string, string> { ["X-A"] = "with", ["X-B"] = "with" }));

        SentRequest request = await Sent.RequestAsync(options);

        Assert.Equal(("raw", "with"), (request.Headers["X-A"], request.Headers["X-B"]));
    }

    [Fact]
    public async Task Headers_OfTheRequest_ComeBeforeThoseOfTheClient()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Sent.Reply);
        using OpenRouterClient client = new(Wire.Options(o => (o.AppTitle, o.Headers["X-Mine"]) = ("client", "client")), handler.Client());
        ChatOptions options = Sent.Raw(new() { Headers = new Dictionary<string, string> { ["x-mine"] = "request", ["X-OpenRouter-Title"] = "request" } });

        await client.AsIChatClient(Sent.Model).GetResponseAsync("hello", options, TestContext.Current.CancellationToken);

        Assert.Equal("request", handler.Requests[0].Headers["X-Mine"]);
        Assert.Equal("request", handler.Requests[0].Headers["X-OpenRouter-Title"]);
        Assert.Equal("Bearer " + Wire.Key, handler.Requests[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("é")]
    public async Task Headers_ValueThatCannotBeSent_IsTheCallersMistake(string value) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(
            () => Sent.RequestAsync(Sent.Raw(new() { Headers = new Dictionary<string, string> { ["X-Mine"] = value } })));
}
