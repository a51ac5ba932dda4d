using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI.Tests.Options;

public class OpenRouterPluginTests
{
    public static TheoryData<string> Names => [.. Rows.Keys];

    private static Dictionary<string, (OpenRouterPlugin Plugin, string Json)> Rows { get; } = new()
    {
        ["web"] = (
            new WebSearchPlugin
            {
                Engine = SearchEngine.Exa,
                Mode = "deep",
                MaxResults = 3,
                MaxUses = 2,
                SearchPrompt = "Found:",
                IncludeDomains = ["a.org"],
                ExcludeDomains = ["b.org"],
                UserLocation = new() { City = "Rome", Region = "Lazio", Country = "IT", Timezone = "Europe/Rome" },
            },
            """
            {"id":"web","engine":"exa","mode":"deep","max_results":3,"max_uses":2,"search_prompt":"Found:","include_domains":["a.org"],
             "exclude_domains":["b.org"],
             "user_location":{"type":"approximate","city":"Rome","region":"Lazio","country":"IT","timezone":"Europe/Rome"}}
            """),
        ["web-fetch"] = (
            new WebFetchPlugin { AllowedDomains = ["a.org"], BlockedDomains = ["b.org"], MaxUses = 2, MaxContentTokens = 500 },
            """{"id":"web-fetch","allowed_domains":["a.org"],"blocked_domains":["b.org"],"max_uses":2,"max_content_tokens":500}"""),
        ["file-parser"] = (
            new FileParserPlugin { Pdf = new() { Engine = PdfEngine.MistralOcr } },
            """{"id":"file-parser","pdf":{"engine":"mistral-ocr"}}"""),
        ["response-healing"] = (new ResponseHealingPlugin { Enabled = true }, """{"id":"response-healing","enabled":true}"""),
        ["context-compression"] = (
            new ContextCompressionPlugin { Enabled = false, Engine = "middle-out" },
            """{"id":"context-compression","enabled":false,"engine":"middle-out"}"""),
        ["moderation"] = (new ModerationPlugin(), """{"id":"moderation"}"""),
        ["auto-router"] = (
            new AutoRouterPlugin
            {
                AllowedModels = ["anthropic/*"],
                ExcludedModels = ["x/*"],
                CostTier = CostTier.XHigh,
                CostQualityTradeoff = 4,
                PinModel = true,
            },
            """
            {"id":"auto-router","allowed_models":["anthropic/*"],"excluded_models":["x/*"],"cost_tier":"xhigh","cost_quality_tradeoff":4,
             "pin_model":true}
            """),
        ["auto-beta-router"] = (
            new AutoBetaRouterPlugin { AllowedModels = ["a/*"], ExcludedModels = [], CostTier = "any", CostQualityTradeoff = 0 },
            """
            {"id":"auto-beta-router","allowed_models":["a/*"],"excluded_models":[],"cost_tier":"any","cost_quality_tradeoff":0}
            """),
        ["pareto-router"] = (
            new ParetoRouterPlugin { MinCodingScore = 0.66, MaxPrice = 1.5m, PriceSource = "weighted_avg" },
            """{"id":"pareto-router","min_coding_score":0.66,"max_price":1.5,"price_source":"weighted_avg"}"""),
        ["fusion"] = (
            new FusionPlugin
            {
                Preset = "general-fast",
                AnalysisModels = ["a/b"],
                Model = "c/d",
                MaxToolCalls = 2,
                Tools =
                [
                    new() { Type = "openrouter:web_search", Parameters = new Dictionary<string, JsonElement> { ["max_results"] = Json("2") } },
                    new() { Type = "openrouter:web_fetch" },
                ],
            },
            """
            {"id":"fusion","preset":"general-fast","analysis_models":["a/b"],"model":"c/d","max_tool_calls":2,
             "tools":[{"type":"openrouter:web_search","parameters":{"max_results":2}},{"type":"openrouter:web_fetch"}]}
            """),
        ["custom"] = (
            new CustomPlugin("time-travel")
            {
                Enabled = true,
                AdditionalProperties = new Dictionary<string, JsonElement> { ["year"] = Json("1985"), ["car"] = Json("""{"a":null}""") },
            },
            """{"id":"time-travel","enabled":true,"year":1985,"car":{"a":null}}"""),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void ToJson_Plugin_HasTheNamesOfTheWire(string name) =>
        JsonAssert.Equal($$"""{"plugins":[{{Rows[name].Json}}]}""", With(Rows[name].Plugin).ToJson());

    [Theory]
    [MemberData(nameof(Names))]
    public void FromJson_Plugin_ComesBackAsItsClass(string name)
    {
        OpenRouterRequestOptions back = OpenRouterRequestOptions.FromJson(With(Rows[name].Plugin).ToJson());

        Assert.IsType(Rows[name].Plugin.GetType(), Assert.Single(back.Plugins!));
        JsonAssert.Equal($$"""{"plugins":[{{Rows[name].Json}}]}""", back.ToJson());
    }

    [Fact]
    public void ToJson_Plugin_BeginsWithItsId() =>
        Assert.StartsWith("""{"plugins":[{"id":"web",""", With(Rows["web"].Plugin).ToJson().GetRawText(), StringComparison.Ordinal);

    [Fact]
    public void FromJson_NewerKeyOfAKnownPlugin_IsKept()
    {
        const string Json = """{"plugins":[{"id":"web","max_results":1,"depth":[7]}]}""";

        OpenRouterRequestOptions options = OpenRouterRequestOptions.FromJson(JsonElement.Parse(Json));

        Assert.IsType<WebSearchPlugin>(options.Plugins![0]);
        JsonAssert.Equal(Json, options.ToJson());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void CustomPlugin_WithoutId_IsTheCallersMistake(string? id) => Assert.ThrowsAny<ArgumentException>(() => new CustomPlugin(id!));

    private static OpenRouterRequestOptions With(OpenRouterPlugin plugin) => new() { Plugins = [plugin] };

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}
