using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class RequestTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I13_EncodingFormat_FloatIsAskedFor_UnlessAnotherIsGiven()
    {
        Assert.Equal("float", (await BodyAsync(null)).GetProperty("encoding_format").GetString());
        EmbeddingGenerationOptions named = new() { AdditionalProperties = new() { ["encoding_format"] = "base64" } };
        Assert.Equal("base64", (await BodyAsync(named)).GetProperty("encoding_format").GetString());
    }

    [Fact]
    public async Task WithOpenRouter_Everything_IsSent()
    {
        EmbeddingGenerationOptions options = new EmbeddingGenerationOptions { Dimensions = 2 }.WithOpenRouter(static own =>
        {
            own.InputType = "search_query";
            own.Provider = new ProviderRouting { Order = ["acme"], AllowFallbacks = false };
            own.User = "u-1";
            own.SessionId = "session-1";
            own.RoutingMetadata = true;
            own.ResponseCache = new ResponseCacheSettings { Enabled = true };
            own.Headers = new Dictionary<string, string> { ["x-own"] = "1" };
            own.ExtraBody = new Dictionary<string, JsonElement> { ["truncate"] = JsonElement.Parse("true"), ["models"] = JsonElement.Parse("[]") };
        });
        SentRequest sent = await SentAsync(options);
        JsonAssert.Equal(
            """
            {"model":"acme/embed-small","dimensions":2,"encoding_format":"float","input_type":"search_query",
             "provider":{"order":["acme"],"allow_fallbacks":false},"user":"u-1","truncate":true,"models":[],"input":["text 0"]}
            """,
            JsonElement.Parse(sent.Body!));
        Assert.Equal(
            ("session-1", "enabled", "true", "1"),
            (sent.Headers["x-session-id"], sent.Headers["X-OpenRouter-Metadata"], sent.Headers["X-OpenRouter-Cache"], sent.Headers["x-own"]));
    }

    [Fact]
    public async Task J05_Raw_NotOverwritten()
    {
        OpenRouterRequestOptions raw = new()
        {
            InputType = "raw",
            ExtraBody = new Dictionary<string, JsonElement> { ["dimensions"] = JsonElement.Parse("2"), ["model"] = JsonElement.Parse("\"acme/raw\"") },
        };
        IEmbeddingGenerator? given = null;
        EmbeddingGenerationOptions options = new EmbeddingGenerationOptions
        {
            Dimensions = 7,
            ModelId = "acme/option",
            RawRepresentationFactory = generator =>
            {
                given = generator;
                return raw;
            },
        }.WithOpenRouter(static own =>
        {
            own.InputType = "typed";
            own.User = "typed";
        });
        options.AdditionalProperties!["user"] = "named";
        options.AdditionalProperties["openrouter:input_type"] = "named";
        options.AdditionalProperties["unknown"] = "named";
        JsonElement body = await BodyAsync(options);
        JsonAssert.Equal(
            """{"model":"acme/raw","dimensions":2,"encoding_format":"float","input_type":"raw","user":"typed","input":["text 0"]}""", body);
        Assert.IsType<OpenRouterEmbeddingGenerator>(given);
        Assert.Equal("raw", raw.InputType);
    }

    [Fact]
    public async Task AdditionalProperties_FieldNames_InAnyShape()
    {
        EmbeddingGenerationOptions options = new()
        {
            AdditionalProperties = new()
            {
                ["openrouter:input_type"] = "search_document",
                ["openrouter:provider"] = """{"sort":"price"}""",
                ["openrouter:user"] = JsonElement.Parse("\"u\""),
                ["dimensions"] = 2,
                ["nothing"] = new object(),
            },
        };
        JsonAssert.Equal(
            """{"model":"acme/embed-small","dimensions":2,"encoding_format":"float","input_type":"search_document","provider":{"sort":"price"},"user":"u","input":["text 0"]}""",
            await BodyAsync(options));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Options_ThatEmbeddingsLack_AreNamedAndRefused(Action<OpenRouterRequestOptions> set, string name)
    {
        ScriptedHandler handler = new();
        using var generator = EmbeddingScript.Generator(handler);
        foreach (EmbeddingGenerationOptions options in (EmbeddingGenerationOptions[])[new EmbeddingGenerationOptions().WithOpenRouter(set), Raw(set)])
        {
            NotSupportedException exception = await Assert.ThrowsAsync<NotSupportedException>(() => generator.GenerateAsync(["a"], options, Token));
            Assert.Contains(name, exception.Message, StringComparison.Ordinal);
            Assert.Contains("ExtraBody", exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(handler.Requests);

        static EmbeddingGenerationOptions Raw(Action<OpenRouterRequestOptions> set) => new()
        {
            RawRepresentationFactory = _ =>
            {
                OpenRouterRequestOptions raw = new();
                set(raw);
                return raw;
            },
        };
    }

    public static TheoryData<Action<OpenRouterRequestOptions>, string> Refused => new()
    {
        { static own => own.Models = ["a"], "'models'" },
        { static own => own.Plugins = [new FileParserPlugin()], "'plugins'" },
        { static own => own.Reasoning = new ReasoningSettings { Exclude = true }, "'reasoning'" },
        { static own => own.Preset = "p", "'preset'" },
        { static own => own.LegacyMaxTokens = true, "'legacy_max_tokens'" },
        { static own => own.StrictSchema = false, "'strict'" },
        { static own => own.IncludeRawChunks = true, "'include_raw_chunks'" },
        { static own => own.AnthropicBeta = ["b"], "'anthropic_beta'" },
        { static own => { own.MinP = 0.1; own.Verbosity = Verbosity.Low; }, "'min_p', 'verbosity'" },
    };

    [Theory]
    [InlineData("input")]
    [InlineData("stream")]
    [InlineData("messages")]
    public async Task ExtraBody_WhatTheCallOwns_IsRefused(string name)
    {
        EmbeddingGenerationOptions options = new EmbeddingGenerationOptions().WithOpenRouter(
            own => own.ExtraBody = new Dictionary<string, JsonElement> { [name] = JsonElement.Parse("true") });
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => EmbeddingScript.GenerateAsync("{}", 1, options));
        Assert.Contains($"'{name}'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dimensions", "0")]
    [InlineData("dimensions", "\"8\"")]
    [InlineData("model", "7")]
    [InlineData("session_id", "{}")]
    [InlineData("session_id", "\"line\\nbreak\"")]
    public async Task Fields_OfTheWrongKind_AreRefused(string name, string value)
    {
        EmbeddingGenerationOptions options = new() { AdditionalProperties = new() { [name] = JsonElement.Parse(value) } };
        await Assert.ThrowsAsync<ArgumentException>(() => EmbeddingScript.GenerateAsync("{}", 1, options));
    }

    [Fact]
    public async Task Options_AfterTheCall_AreUnchanged()
    {
        EmbeddingGenerationOptions options = new EmbeddingGenerationOptions { ModelId = "acme/m" }.WithOpenRouter(static own => own.User = "u");
        string before = JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions);
        await BodyAsync(options);
        Assert.Equal(before, JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions));
        await BodyAsync(options.Clone());
    }

    [Fact]
    public void WithOpenRouter_NullArguments_Throws()
    {
        Assert.Throws<ArgumentNullException>("options", () => OpenRouterEmbeddingOptionsExtensions.WithOpenRouter(null!, static _ => { }));
        Assert.Throws<ArgumentNullException>("configure", () => new EmbeddingGenerationOptions().WithOpenRouter(null!));
        EmbeddingGenerationOptions foreign = new() { AdditionalProperties = new() { ["openrouter"] = 7 } };
        Assert.Throws<ArgumentException>(() => foreign.WithOpenRouter(static _ => { }));
    }

    [Fact]
    public async Task InputType_OnAChatRequest_IsLeftToTheService()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AnswerScript.Body("\"content\":\"hi\""));
        using IChatClient chat = AnswerScript.Chat(handler);
        await chat.GetResponseAsync("hi", new ChatOptions().WithOpenRouter(static own => own.InputType = "x"), Token);
        Assert.Equal("x", JsonElement.Parse(handler.Requests[0].Body!).GetProperty("input_type").GetString());
    }

    private static async Task<JsonElement> BodyAsync(EmbeddingGenerationOptions? options) => JsonElement.Parse((await SentAsync(options)).Body!);

    private static async Task<SentRequest> SentAsync(EmbeddingGenerationOptions? options)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(EmbeddingScript.Body(EmbeddingScript.Row(0)));
        using var generator = EmbeddingScript.Generator(handler);
        await generator.GenerateAsync(EmbeddingScript.Texts(1), options, Token);
        return Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(EmbeddingScript.Model)]
    public async Task Model_OfWhiteSpace_IsRefused(string? model)
    {
        ScriptedHandler handler = new();
        using var generator = EmbeddingScript.Generator(handler, model: model);

        await Assert.ThrowsAsync<ArgumentException>(
            () => generator.GenerateAsync(["a"], new EmbeddingGenerationOptions { ModelId = " " }, TestContext.Current.CancellationToken));

        Assert.Empty(handler.Requests);
    }
}
