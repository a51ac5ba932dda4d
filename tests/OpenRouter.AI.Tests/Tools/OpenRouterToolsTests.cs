using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Tools;

public class OpenRouterToolsTests
{
    public static TheoryData<string> Names => [.. Rows.Keys];

    private static Dictionary<string, (OpenRouterServerTool Tool, string Json)> Rows { get; } = new()
    {
        ["web search, bare"] = (OpenRouterTools.WebSearch(), """{"type":"openrouter:web_search"}"""),
        ["web search"] = (
            OpenRouterTools.WebSearch(new()
            {
                Engine = SearchEngine.Parallel,
                Mode = "fast",
                MaxResults = 5,
                MaxTotalResults = 9,
                MaxUses = 2,
                MaxCharacters = 800,
                SearchContextSize = "low",
                AllowedDomains = ["a.org"],
                ExcludedDomains = ["b.org"],
                UserLocation = new() { Country = "IT" },
            }),
            """
            {"type":"openrouter:web_search","parameters":{"engine":"parallel","mode":"fast","max_results":5,"max_total_results":9,"max_uses":2,
             "max_characters":800,"search_context_size":"low","allowed_domains":["a.org"],"excluded_domains":["b.org"],
             "user_location":{"type":"approximate","country":"IT"}}}
            """),
        ["web fetch"] = (
            OpenRouterTools.WebFetch(new()
            {
                Engine = SearchEngine.OpenRouter,
                MaxUses = 1,
                MaxContentTokens = 100,
                AllowedDomains = ["a.org"],
                BlockedDomains = ["b.org"],
            }),
            """
            {"type":"openrouter:web_fetch","parameters":{"engine":"openrouter","max_uses":1,"max_content_tokens":100,
             "allowed_domains":["a.org"],"blocked_domains":["b.org"]}}
            """),
        ["datetime, bare"] = (OpenRouterTools.DateTime(), """{"type":"openrouter:datetime"}"""),
        ["datetime"] = (OpenRouterTools.DateTime("Europe/Rome"), """{"type":"openrouter:datetime","parameters":{"timezone":"Europe/Rome"}}"""),
        ["image, bare"] = (OpenRouterTools.ImageGeneration(), """{"type":"openrouter:image_generation"}"""),
        ["image"] = (
            OpenRouterTools.ImageGeneration("a/b", new()
            {
                Quality = "high",
                OutputCompression = 5,
                AdditionalProperties = new Dictionary<string, JsonElement> { ["image_size"] = JsonElement.Parse("\"2K\"") },
            }),
            """
            {"type":"openrouter:image_generation","parameters":{"model":"a/b","quality":"high","output_compression":5,"image_size":"2K"}}
            """),
        ["search models"] = (
            OpenRouterTools.SearchModels(3),
            """{"type":"openrouter:experimental__search_models","parameters":{"max_results":3}}"""),
        ["advisor"] = (
            OpenRouterTools.Advisor(new()
            {
                Model = "a/b",
                Name = "sage",
                Instructions = "i",
                ForwardTranscript = true,
                Stream = false,
                MaxToolCalls = 3,
                Temperature = 0.5,
                MaxCompletionTokens = 100,
                Reasoning = new() { Effort = ReasoningEffortLevel.Max, MaxTokens = 9 },
            }),
            """
            {"type":"openrouter:advisor","parameters":{"model":"a/b","name":"sage","instructions":"i","forward_transcript":true,"stream":false,
             "max_tool_calls":3,"temperature":0.5,"max_completion_tokens":100,"reasoning":{"effort":"max","max_tokens":9}}}
            """),
        ["subagent"] = (
            OpenRouterTools.Subagent(new()
            {
                Model = "a/b",
                Name = "w",
                Instructions = "i",
                Tools = [OpenRouterTools.WebSearch(), OpenRouterTools.DateTime("UTC")],
                MaxToolCalls = 4,
                Temperature = 0,
                MaxCompletionTokens = 10,
                Reasoning = new() { Effort = "low" },
            }),
            """
            {"type":"openrouter:subagent","parameters":{"model":"a/b","name":"w","instructions":"i",
             "tools":[{"type":"openrouter:web_search"},{"type":"openrouter:datetime","parameters":{"timezone":"UTC"}}],
             "max_tool_calls":4,"temperature":0,"max_completion_tokens":10,"reasoning":{"effort":"low"}}}
            """),
        ["fusion"] = (
            OpenRouterTools.Fusion(new()
            {
                AnalysisModels = ["a/b"],
                Model = "c/d",
                MaxToolCalls = 1,
                Tools = [],
                CacheControl = new(),
                Temperature = 1,
                MaxCompletionTokens = 5,
                Reasoning = new() { MaxTokens = 7 },
            }),
            """
            {"type":"openrouter:fusion","parameters":{"analysis_models":["a/b"],"model":"c/d","max_tool_calls":1,"tools":[],
             "cache_control":{"type":"ephemeral"},"temperature":1,"max_completion_tokens":5,"reasoning":{"max_tokens":7}}}
            """),
        ["files"] = (OpenRouterTools.Files(), """{"type":"openrouter:files"}"""),
        ["raw"] = (
            OpenRouterTools.Raw("openrouter:new", JsonElement.Parse("""{"b":1,"a":null}""")),
            """{"type":"openrouter:new","parameters":{"b":1,"a":null}}"""),
        ["raw whole"] = (
            OpenRouterTools.Raw(JsonElement.Parse("""{"max_results":1,"type":"web_search_preview"}""")),
            """{"max_results":1,"type":"web_search_preview"}"""),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void ToJson_Tool_IsTheObjectOfTheWire(string name) => JsonAssert.Equal(Rows[name].Json, Rows[name].Tool.ToJson());

    [Fact]
    public void ToJson_TypedTool_HasTheTypeFirst() =>
        Assert.Equal(
            """{"type":"openrouter:image_generation","parameters":{"model":"a/b","quality":"high","output_compression":5,"image_size":"2K"}}""",
            Rows["image"].Tool.ToJson().GetRawText());

    [Fact]
    public void Name_Tool_IsTheTypeWithoutPrefix()
    {
        Assert.Equal(new HostedWebSearchTool().Name, OpenRouterTools.WebSearch().Name);
        Assert.Equal("web_search_preview", Rows["raw whole"].Tool.Name);
    }

    [Fact]
    public void Parameters_Tool_AreWhatIsSent()
    {
        Assert.Null(OpenRouterTools.Files().Parameters);
        JsonAssert.Equal("""{"max_results":3}""", Rows["search models"].Tool.Parameters!.Value);
    }

    [Fact]
    public void Raw_Document_OutlivesIt()
    {
        OpenRouterServerTool tool;
        using (JsonDocument document = JsonDocument.Parse("""{"type":"t","x":1}"""))
        {
            tool = OpenRouterTools.Raw(document.RootElement);
        }

        JsonAssert.Equal("""{"type":"t","x":1}""", tool.ToJson());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"type":3}""")]
    [InlineData("""{"type":""}""")]
    public void Raw_WithoutType_IsTheCallersMistake(string json) =>
        Assert.Throws<ArgumentException>("tool", () => OpenRouterTools.Raw(JsonElement.Parse(json)));

    [Fact]
    public void Raw_WithoutTypeName_IsTheCallersMistake() => Assert.ThrowsAny<ArgumentException>(() => OpenRouterTools.Raw(" "));
}
