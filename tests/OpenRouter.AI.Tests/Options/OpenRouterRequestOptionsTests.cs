using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Options;

namespace OpenRouter.AI.Tests.Options;

public class OpenRouterRequestOptionsTests
{
    /// <summary>Each row is one setting, and the whole JSON that it makes.</summary>
    public static TheoryData<string, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string name, (_, string json)) in Rows)
            {
                data.Add(name, json);
            }

            return data;
        }
    }

    private static Dictionary<string, (Action<OpenRouterRequestOptions> Set, string Json)> Rows { get; } = new()
    {
        ["models"] = (o => o.Models = ["a/b", "c/d"], """{"models":["a/b","c/d"]}"""),
        ["preset"] = (o => o.Preset = "mine", """{"preset":"mine"}"""),
        ["reasoning"] = (
            o => o.Reasoning = new()
            {
                Effort = ReasoningEffortLevel.XHigh,
                MaxTokens = 2000,
                Exclude = false,
                Enabled = true,
                Summary = "auto",
                Context = "all_turns",
                Mode = "pro",
            },
            """
            {"reasoning":{"effort":"xhigh","max_tokens":2000,"exclude":false,"enabled":true,"summary":"auto","context":"all_turns",
             "mode":"pro"}}
            """),
        ["reasoning, newer effort"] = (o => o.Reasoning = new() { Effort = "ultra" }, """{"reasoning":{"effort":"ultra"}}"""),
        ["max_tool_calls"] = (o => o.MaxToolCalls = 7, """{"max_tool_calls":7}"""),
        ["web_search_options"] = (
            o => o.WebSearchOptions = new() { SearchContextSize = "high", UserLocation = new() { City = "Rome", Country = "IT" } },
            """
            {"web_search_options":{"search_context_size":"high","user_location":{"type":"approximate","city":"Rome","country":"IT"}}}
            """),
        ["x_search_filter"] = (
            o => o.XSearchFilter = new()
            {
                AllowedXHandles = ["a"],
                ExcludedXHandles = ["b"],
                FromDate = "2026-01-01",
                ToDate = "2026-02-01",
                EnableImageUnderstanding = true,
                EnableVideoUnderstanding = false,
            },
            """
            {"x_search_filter":{"allowed_x_handles":["a"],"excluded_x_handles":["b"],"from_date":"2026-01-01","to_date":"2026-02-01",
             "enable_image_understanding":true,"enable_video_understanding":false}}
            """),
        ["cache_control"] = (o => o.CacheControl = new() { Ttl = CacheControl.OneHour }, """{"cache_control":{"type":"ephemeral","ttl":"1h"}}"""),
        ["prompt_cache_key"] = (o => o.PromptCacheKey = "k", """{"prompt_cache_key":"k"}"""),
        ["prompt_cache_options"] = (
            o => o.PromptCacheOptions = new() { Mode = "explicit", Ttl = "30m" },
            """{"prompt_cache_options":{"mode":"explicit","ttl":"30m"}}"""),
        ["session_id"] = (o => o.SessionId = "s", """{"session_id":"s"}"""),
        ["trace"] = (
            o => o.Trace = new()
            {
                TraceId = "t",
                TraceName = "n",
                SpanName = "s",
                GenerationName = "g",
                ParentSpanId = "p",
                AdditionalProperties = new Dictionary<string, JsonElement> { ["team"] = Json("""{"id":3}""") },
            },
            """
            {"trace":{"trace_id":"t","trace_name":"n","span_name":"s","generation_name":"g","parent_span_id":"p","team":{"id":3}}}
            """),
        ["metadata"] = (o => o.Metadata = new Dictionary<string, string> { ["MyKey"] = "v" }, """{"metadata":{"MyKey":"v"}}"""),
        ["user"] = (o => o.User = "u", """{"user":"u"}"""),
        ["transforms"] = (o => o.Transforms = [], """{"transforms":[]}"""),
        ["debug"] = (o => o.Debug = new() { EchoUpstreamBody = true }, """{"debug":{"echo_upstream_body":true}}"""),
        ["service_tier"] = (o => o.ServiceTier = ServiceTier.Flex, """{"service_tier":"flex"}"""),
        ["modalities"] = (
            o => o.Modalities = [OutputModality.Image, OutputModality.Text, "smell"],
            """{"modalities":["image","text","smell"]}"""),
        ["image_config"] = (
            o => o.ImageConfig = new()
            {
                AspectRatio = "16:9",
                Size = "1024x1024",
                Quality = "high",
                Background = "transparent",
                OutputFormat = "webp",
                OutputCompression = 80,
                Moderation = "low",
                AdditionalProperties = new Dictionary<string, JsonElement> { ["image_size"] = Json("\"2K\"") },
            },
            """
            {"image_config":{"aspect_ratio":"16:9","size":"1024x1024","quality":"high","background":"transparent","output_format":"webp",
             "output_compression":80,"moderation":"low","image_size":"2K"}}
            """),
        ["audio"] = (o => o.Audio = new() { Voice = "alloy", Format = "pcm16" }, """{"audio":{"voice":"alloy","format":"pcm16"}}"""),
        ["verbosity"] = (o => o.Verbosity = Verbosity.Max, """{"verbosity":"max"}"""),
        ["prediction"] = (o => o.Prediction = "x", """{"prediction":{"type":"content","content":"x"}}"""),
        ["min_p"] = (o => o.MinP = 0.05, """{"min_p":0.05}"""),
        ["top_a"] = (o => o.TopA = 0.2, """{"top_a":0.2}"""),
        ["repetition_penalty"] = (o => o.RepetitionPenalty = 1.1, """{"repetition_penalty":1.1}"""),
        ["logit_bias"] = (o => o.LogitBias = new Dictionary<string, double> { ["50256"] = -100 }, """{"logit_bias":{"50256":-100}}"""),
        ["logprobs"] = (o => o.Logprobs = true, """{"logprobs":true}"""),
        ["top_logprobs"] = (o => o.TopLogprobs = 5, """{"top_logprobs":5}"""),
        ["response_cache"] = (
            o => o.ResponseCache = new() { Enabled = true, Ttl = TimeSpan.FromMinutes(10), Clear = true },
            """{"response_cache":{"enabled":true,"ttl":600,"clear":true}}"""),
        ["routing_metadata"] = (o => o.RoutingMetadata = true, """{"routing_metadata":true}"""),
        ["anthropic_beta"] = (o => o.AnthropicBeta = ["a", "b"], """{"anthropic_beta":["a","b"]}"""),
        ["headers"] = (o => o.Headers = new Dictionary<string, string> { ["X-My"] = "1" }, """{"headers":{"X-My":"1"}}"""),
        ["input_type"] = (o => o.InputType = "search_query", """{"input_type":"search_query"}"""),
        ["legacy_max_tokens"] = (o => o.LegacyMaxTokens = true, """{"legacy_max_tokens":true}"""),
        ["strict"] = (o => o.StrictSchema = false, """{"strict":false}"""),
        ["include_raw_chunks"] = (o => o.IncludeRawChunks = true, """{"include_raw_chunks":true}"""),
        ["extra_body"] = (
            o => o.ExtraBody = new Dictionary<string, JsonElement> { ["safePrompt"] = Json("[1,null]") },
            """{"extra_body":{"safePrompt":[1,null]}}"""),
        ["provider"] = (o => o.Provider = new(), """{"provider":{}}"""),
        ["plugins"] = (o => o.Plugins = [new ModerationPlugin()], """{"plugins":[{"id":"moderation"}]}"""),
        ["stop_server_tools_when"] = (
            o => o.StopServerToolsWhen =
            [
                StopCondition.StepCountIs(3), StopCondition.HasToolCall("f"), StopCondition.MaxTokensUsed(900),
                StopCondition.MaxCost(0.25m), StopCondition.FinishReasonIs("length"),
                new StopCondition("moon_is_full") { AdditionalProperties = new Dictionary<string, JsonElement> { ["phase"] = Json("4") } },
            ],
            """
            {"stop_server_tools_when":[{"type":"step_count_is","step_count":3},{"type":"has_tool_call","tool_name":"f"},
             {"type":"max_tokens_used","max_tokens":900},{"type":"max_cost","max_cost_in_dollars":0.25},
             {"type":"finish_reason_is","reason":"length"},{"type":"moon_is_full","phase":4}]}
            """),
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void ToJson_OneField_HasTheNameAndShapeOfTheWire(string name, string json)
    {
        var options = new OpenRouterRequestOptions();
        Rows[name].Set(options);

        JsonAssert.Equal(json, options.ToJson());
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void FromJson_OneField_ComesBackEqual(string name, string json)
    {
        var options = new OpenRouterRequestOptions();
        Rows[name].Set(options);

        OpenRouterRequestOptions back = OpenRouterRequestOptions.FromJson(options.ToJson());

        JsonAssert.Equal(json, back.ToJson());
        Assert.Null(back.Unknown);
    }

    [Fact]
    public void Fields_All_AreCovered()
    {
        string[] covered = Rows.Keys.Where(name => !name.Contains(',', StringComparison.Ordinal)).Order().ToArray();
        string[] known = OptionsJson.Context.OpenRouterRequestOptions.Properties
            .Where(property => !property.IsExtensionData).Select(property => property.Name).Order().ToArray();

        Assert.Equal(known, covered);
    }

    [Fact]
    public void ToJson_NothingSet_IsEmpty() => Assert.Equal("{}", new OpenRouterRequestOptions().ToJson().GetRawText());

    [Fact]
    public void ToJson_EverythingSet_HasAFixedOrder()
    {
        var options = new OpenRouterRequestOptions();
        foreach ((Action<OpenRouterRequestOptions> set, _) in Rows.Values.Reverse())
        {
            set(options);
        }

        string[] names = options.ToJson().EnumerateObject().Select(property => property.Name).ToArray();

        Assert.Equal(
            [
                "models", "preset", "provider", "reasoning", "plugins", "max_tool_calls", "stop_server_tools_when", "web_search_options",
                "x_search_filter", "cache_control", "prompt_cache_key", "prompt_cache_options", "session_id", "trace", "metadata", "user",
                "transforms", "debug", "input_type", "service_tier", "modalities", "image_config", "audio", "verbosity", "prediction", "min_p", "top_a",
                "repetition_penalty", "logit_bias", "logprobs", "top_logprobs", "response_cache", "routing_metadata", "anthropic_beta",
                "headers", "legacy_max_tokens", "strict", "include_raw_chunks", "extra_body",
            ],
            names);
    }

    [Fact]
    public void ToJson_TextBeyondAscii_IsNotEscaped() =>
        Assert.Equal("""{"user":"日本<&>'😀"}""", new OpenRouterRequestOptions { User = "日本<&>'😀" }.ToJson().GetRawText());

    [Fact]
    public void FromJson_UnknownProperty_IsKept()
    {
        OpenRouterRequestOptions options = OpenRouterRequestOptions.FromJson(Json("""{"user":"u","from_tomorrow":{"a":[null]}}"""));

        JsonAssert.Equal("""{"user":"u","from_tomorrow":{"a":[null]}}""", options.ToJson());
    }

    [Fact]
    public void FromJson_PredictionInParts_IsOneText()
    {
        OpenRouterRequestOptions options = OpenRouterRequestOptions.FromJson(
            Json("""{"prediction":{"type":"content","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}}"""));

        Assert.Equal("ab", options.Prediction);
    }

    [Fact]
    public void FromJson_NumbersAsText_AreRead()
    {
        OpenRouterRequestOptions options = OpenRouterRequestOptions.FromJson(
            Json("""{"top_a":"0.5","provider":{"max_price":{"prompt":"1.25"}}}"""));

        Assert.Equal(0.5, options.TopA);
        Assert.Equal(1.25m, options.Provider?.MaxPrice?.Prompt);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{"provider":"openai"}""")]
    [InlineData("""{"plugins":[{"engine":"exa"}]}""")]
    [InlineData("""{"models":"a/b"}""")]
    [InlineData("""{"response_cache":{"ttl":"ten"}}""")]
    [InlineData("""{"response_cache":{"ttl":1e300}}""")]
    [InlineData("""{"prediction":{"type":"content"}}""")]
    [InlineData("""{"provider":{"sort":3}}""")]
    public void FromJson_WrongShape_IsTheCallersMistake(string json) =>
        Assert.Throws<ArgumentException>(() => OpenRouterRequestOptions.FromJson(Json(json)));

    [Fact]
    public void FromValue_AnyShape_ReadsTheSame()
    {
        object?[] shapes =
        [
            Json("""{"user":"u"}"""), JsonNode.Parse("""{"user":"u"}"""), """{"user":"u"}""",
            new OpenRouterRequestOptions { User = "u" }, JsonDocument.Parse("""{"user":"u"}"""), Json("\"{\\\"user\\\":\\\"u\\\"}\""),
        ];

        Assert.All(shapes, shape => Assert.Equal("u", OpenRouterRequestOptions.FromValue(shape).User));
    }

    [Fact]
    public void FromValue_Null_IsEmpty()
    {
        Assert.Equal("{}", OpenRouterRequestOptions.FromValue(null).ToJson().GetRawText());
        Assert.Equal("{}", OpenRouterRequestOptions.FromValue(Json("null")).ToJson().GetRawText());
        Assert.Equal("{}", OpenRouterRequestOptions.FromValue("null").ToJson().GetRawText());
    }

    [Theory]
    [InlineData(3)]
    [InlineData("not json")]
    [InlineData("[1]")]
    public void FromValue_SomethingElse_IsTheCallersMistake(object value) =>
        Assert.Throws<ArgumentException>(() => OpenRouterRequestOptions.FromValue(value));

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}
