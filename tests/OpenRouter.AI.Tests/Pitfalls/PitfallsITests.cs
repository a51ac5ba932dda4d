using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of identity, models and headers.</summary>
public partial class PitfallsITests
{
    private const string Hello = """{"role":"assistant","content":"Hi"}""";

    [Theory]
    [InlineData("anthropic/claude-4.5-haiku-20251001")]
    [InlineData("text-without-a-prefix")]
    public async Task I1_ModelOfTheAnswer_IsTheOneThatAnswered(string answered)
    {
        foreach (bool streams in new[] { false, true })
        {
            using Trap trap = new("openrouter/auto");
            string body = streams ? Answers.Events(Answers.Chunk(Hello, "\"stop\"")) : Answers.Whole(Hello);
            trap.Service.Answer(
                body.Replace("vendor/model", answered, StringComparison.Ordinal), mediaType: streams ? "text/event-stream" : "application/json");

            ChatResponse response = await trap.AskAsync(streams);

            Assert.Equal(answered, response.ModelId);
            Assert.Equal("openrouter/auto", trap.Sent().GetProperty("model").GetString());
            Assert.Equal("openrouter/auto", trap.Chat.GetService<ChatClientMetadata>()!.DefaultModelId);
        }
    }

    [Fact]
    public async Task I2_ProviderThatChanges_IsToldAndDecidesNothing()
    {
        ChatResponse response = await Trap.StreamAsync(Answers.Events(
            Answers.Chunk("""{"role":"assistant","content":"H"}""", tail: ",\"provider\":\"DeepInfra\""),
            Answers.Chunk("""{"content":"i"}""", tail: ",\"provider\":\"OpenAI\""),
            Answers.Chunk("{}", "\"stop\"", ",\"provider\":\"OpenAI\"")));

        Assert.Equal("Hi", response.Text);
        Assert.Single(response.Messages);
        Assert.Contains(response.GetOpenRouterMetadata()!.Provider, (string?[])["DeepInfra", "OpenAI"]);
    }

    [Fact]
    public async Task I3_Title_HasOneNameAndNeedsTheAddress()
    {
        SentRequest sent = await HeadersAsync(static options =>
        {
            options.AppTitle = "My app";
            options.AppUrl = new Uri("https://app.test/");
        });

        Assert.Equal("My app", sent.Headers["X-OpenRouter-Title"]);
        Assert.Equal("https://app.test/", sent.Headers["HTTP-Referer"]);
        Assert.False(sent.Headers.ContainsKey("X-Title"));
        Assert.DoesNotContain((await HeadersAsync(null)).Headers.Keys, static name => name is "X-OpenRouter-Title" or "HTTP-Referer" or "X-Title");
    }

    [Fact]
    public async Task I4_HeadersBeyondAscii_AreEncodedOrRefused()
    {
        SentRequest sent = await HeadersAsync(static options => options.AppTitle = "Überblick 天気");

        Assert.Equal("%C3%9Cberblick %E5%A4%A9%E6%B0%97", sent.Headers["X-OpenRouter-Title"]);
        Assert.All(sent.Headers.Values, static value => Assert.All(value, static letter => Assert.InRange(letter, ' ', '~')));
        ChatOptions options = new ChatOptions().WithOpenRouter(
            static own => own.Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Team"] = "Köln" });
        ArgumentException refused = await Assert.ThrowsAnyAsync<ArgumentException>(() => Trap.SentAsync(options));
        Assert.Contains("X-Team", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I9_SameRequest_HasTheSameBytes()
    {
        Assert.Equal(await BodyAsync(reversed: false), await BodyAsync(reversed: true));

        static async Task<string> BodyAsync(bool reversed)
        {
            string[] keys = reversed ? ["z", "m", "a"] : ["a", "m", "z"];
            ChatOptions options = new()
            {
                Temperature = 0.1f,
                Seed = 1,
                ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonElement.Parse("""{"type":"object","properties":{"b":{},"a":{}}}"""), "x"),
            };
            options.WithOpenRouter(own =>
            {
                own.Metadata = keys.ToDictionary(static key => key, static key => "v" + key, StringComparer.Ordinal);
                own.LogitBias = (reversed ? ["3", "2", "1"] : (string[])["1", "2", "3"]).ToDictionary(static key => key, static _ => 0.5, StringComparer.Ordinal);
                own.User = "u";
            });
            using Trap trap = new();
            trap.Answer(streams: false, Hello);
            await trap.AskAsync(streams: false, options);
            return trap.Service.Requests[0].Body!;
        }
    }

    [Fact]
    public async Task I10_Preset_IsAModelOfTheChatEndpoint()
    {
        using Trap trap = new("@preset/my-preset");
        trap.Answer(streams: false, Hello);

        await trap.AskAsync(streams: false);

        Assert.Equal("/api/v1/chat/completions", trap.Service.Requests[0].Uri.AbsolutePath);
        Assert.Equal("@preset/my-preset", trap.Sent().GetProperty("model").GetString());
    }

    [Fact]
    public async Task I11_FieldsOfTomorrow_AreAtTheTopAndNotInTheRouting()
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(static own =>
        {
            own.Provider = new ProviderRouting { Only = ["openai"] };
            own.ExtraBody = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["new_field"] = JsonElement.Parse("{\"deep\":[1]}") };
        });

        JsonAssert.Equal(
            """
            {"model":"vendor/model","messages":[{"role":"user","content":"hi"}],"provider":{"only":["openai"]},"new_field":{"deep":[1]}}
            """,
            await Trap.SentAsync(options));
    }

    [Fact]
    public async Task I12_WhatIsNotSet_IsNotSent()
    {
        ChatOptions options = new() { Temperature = null, Tools = [], StopSequences = [], AdditionalProperties = new() { ["top_k"] = null, ["provider"] = null } };
        options.WithOpenRouter(static own =>
        {
            own.Provider = new ProviderRouting();
            own.Reasoning = null;
            own.Metadata = null;
        });

        JsonElement sent = await Trap.SentAsync(options);

        Assert.DoesNotContain(sent.EnumerateObject(), static member => member.Value.ValueKind == JsonValueKind.Null);
        Assert.DoesNotContain("null", sent.GetRawText(), StringComparison.Ordinal);
        Assert.False(sent.TryGetProperty("temperature", out _));
    }
}
