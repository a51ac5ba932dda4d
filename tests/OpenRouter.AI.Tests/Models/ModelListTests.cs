using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Models;

public sealed class ModelListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetModels_EveryField_IsRead()
    {
        const string Entry = """
            {"id":"a/b:free","canonical_slug":"a/b-1","hugging_face_id":"","name":"B","description":"D","created":1735689600,
            "context_length":128000,"architecture":{"modality":"text+image->text","input_modalities":["text","image","smell"],
            "output_modalities":["text"],"tokenizer":"GPT","instruct_type":"chatml"},
            "pricing":{"prompt":"0.00000015","completion":"6e-7","request":"0","image":"0.01","image_token":"0.1","image_output":"0.2",
            "audio":"0.3","audio_output":"0.4","input_audio_cache":"0.5","input_cache_read":"0.6","input_cache_write":"0.7",
            "input_cache_write_1h":"0.8","internal_reasoning":"0.9","web_search":"1.5","discount":0.25,
            "overrides":[{"min_prompt_tokens":200000,"prompt":"2","completion":"3"},{"utc_start":100,"utc_end":1030,"input_cache_read":"4"}]},
            "top_provider":{"context_length":64000,"max_completion_tokens":16384,"is_moderated":true},
            "per_request_limits":{"prompt_tokens":5,"completion_tokens":"6"},"supported_parameters":["tools","new_one"],
            "default_parameters":{"temperature":0.7,"top_p":null,"top_k":20,"repetition_penalty":1.05},
            "reasoning":{"mandatory":true,"default_enabled":true,"default_effort":"medium","supported_efforts":["high","low"],
            "supports_max_tokens":false},"supported_voices":["alloy"],"knowledge_cutoff":"2025-01-01","expiration_date":"2026-06-29",
            "alias_target":{"slug":"a/c","name":"C"},"benchmarks":{"artificial_analysis":{"intelligence_index":28.9,"coding_index":37.6,
            "agentic_index":null},"design_arena":[{"arena":"models","category":"3d","elo":1020,"rank":95,"win_rate":36.1}]},
            "links":{"details":"/api/v1/models/a/b-1/endpoints"},"new_field":true}
            """;
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.List(Entry)));

        OpenRouterModel model = Assert.Single(await client.GetModelsAsync(cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(("a/b:free", "a/b-1", "B", "D", null), (model.Id, model.CanonicalSlug, model.Name, model.Description, model.HuggingFaceId));
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), model.Created);
        Assert.Equal((128000, 16384, 64000, true), (model.ContextLength, model.MaxCompletionTokens, model.TopProviderContextLength, model.IsModerated));
        Assert.Equal((5L, 6L), (model.MaxPromptTokensPerRequest, model.MaxCompletionTokensPerRequest));
        Assert.Equal([ModelModality.Text, ModelModality.Image, new ModelModality("smell")], model.InputModalities);
        Assert.Equal([ModelModality.Text], model.OutputModalities);
        Assert.Equal(("text+image->text", "GPT", "chatml"), (model.Modality, model.Tokenizer, model.InstructType));
        Assert.Equal([ModelParameter.Tools, new ModelParameter("new_one")], model.SupportedParameters);
        Assert.True(model.Supports(ModelParameter.Tools));
        Assert.False(model.Supports(ModelParameter.Seed));
        Assert.Equal((0.7, null, 20L, null, 1.05), (
            model.DefaultParameters!.Temperature, model.DefaultParameters.TopP, model.DefaultParameters.TopK,
            model.DefaultParameters.PresencePenalty, model.DefaultParameters.RepetitionPenalty));
        Assert.Equal((true, true, ReasoningEffortLevel.Medium, false), (
            model.Reasoning!.IsMandatory, model.Reasoning.IsEnabledByDefault, model.Reasoning.DefaultEffort, model.Reasoning.SupportsMaxTokens));
        Assert.Equal([ReasoningEffortLevel.High, ReasoningEffortLevel.Low], model.Reasoning.SupportedEfforts!);
        Assert.Equal(["alloy"], model.SupportedVoices);
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), model.KnowledgeCutoff);
        Assert.Equal(new DateTimeOffset(2026, 6, 29, 0, 0, 0, TimeSpan.Zero), model.ExpirationDate);
        Assert.Equal(("a/c", "C", "/api/v1/models/a/b-1/endpoints"), (model.AliasTarget, model.AliasTargetName, model.DetailsPath));
        Assert.Equal((28.9, 37.6, null), (model.Benchmarks!.IntelligenceIndex, model.Benchmarks.CodingIndex, model.Benchmarks.AgenticIndex));
        OpenRouterDesignArenaScore score = Assert.Single(model.Benchmarks.DesignArena);
        Assert.Equal(("models", "3d", 1020d, 95L, 36.1), (score.Arena, score.Category, score.Elo, score.Rank, score.WinRate));
        AssertPricing(model.Pricing);
        JsonAssert.Equal(Entry, model.RawRepresentation);
    }

    private static void AssertPricing(OpenRouterModelPricing pricing)
    {
        Assert.Equal((0.00000015m, 0.0000006m, 0m), (pricing.PromptPricePerToken, pricing.CompletionPricePerToken, pricing.PricePerRequest));
        Assert.Equal((0.01m, 0.1m, 0.2m), (pricing.PricePerInputImage, pricing.ImagePricePerToken, pricing.ImageOutputPrice));
        Assert.Equal((0.3m, 0.4m, 0.5m), (pricing.AudioPricePerToken, pricing.AudioOutputPricePerToken, pricing.CachedAudioPricePerToken));
        Assert.Equal((0.6m, 0.7m, 0.8m), (pricing.CacheReadPricePerToken, pricing.CacheWritePricePerToken, pricing.CacheWriteOneHourPricePerToken));
        Assert.Equal((0.9m, 1.5m, 0.25m, false), (pricing.ReasoningPricePerToken, pricing.PricePerWebSearch, pricing.Discount, pricing.IsDynamic));
        Assert.Equal((200000L, 2m, 3m, null), (
            pricing.Overrides[0].MinPromptTokens, pricing.Overrides[0].PromptPricePerToken, pricing.Overrides[0].CompletionPricePerToken,
            pricing.Overrides[0].UtcStart));
        Assert.Equal((new TimeSpan(1, 0, 0), new TimeSpan(10, 30, 0), 4m), (
            pricing.Overrides[1].UtcStart, pricing.Overrides[1].UtcEnd, pricing.Overrides[1].CacheReadPricePerToken));
    }

    [Theory]
    [InlineData("""{"id":"a/b"}""")]
    [InlineData("""
        {"id":"a/b","created":0,"context_length":null,"architecture":[],"pricing":"free","top_provider":null,"supported_parameters":"tools",
        "default_parameters":{},"reasoning":true,"expiration_date":"someday","benchmarks":null,"links":7,"created":"x"}
        """)]
    public async Task GetModels_MissingOrOddFields_AreNullAndKeptRaw(string entry)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.List(entry, AccountWire.Model("c/d"))));

        List<OpenRouterModel> models = await client.GetModelsAsync(cancellationToken: Token).ToListAsync(Token);

        Assert.Equal(["a/b", "c/d"], models.Select(static model => model.Id));
        Assert.Equal((null, null, null, null), (models[0].Created, models[0].ContextLength, models[0].Reasoning, models[0].ExpirationDate));
        Assert.Empty(models[0].SupportedParameters);
        Assert.Null(models[0].Pricing.PromptPricePerToken);
        Assert.Equal("a/b", models[0].RawRepresentation.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("""{"data":[{"id":"a/b"},{"name":"nameless"}]}""")]
    [InlineData("""{"data":[{"id":"a/b"},null]}""")]
    [InlineData("""{"data":[{"id":"a/b"},"c/d"]}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"models":[]}""")]
    public async Task GetModels_EntryThatCannotBeNamed_IsRaised(string body)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(body));

        await Assert.ThrowsAsync<OpenRouterException>(async () => await client.GetModelsAsync(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task GetModels_WholeQuery_IsSent()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List());
        using OpenRouterClient client = AccountWire.Client(handler);
        var query = new OpenRouterModelQuery
        {
            Offset = 0,
            Limit = 50,
            Search = "son net",
            Category = ModelCategory.MarketingSeo,
            SupportedParameters = [ModelParameter.Tools, "new"],
            InputModalities = [ModelModality.Image],
            OutputModalities = [ModelModality.All],
            MinContextLength = 1000,
            MinPromptPricePerMillion = 0m,
            MaxPromptPricePerMillion = 0.150m,
            MinCompletionPricePerMillion = 1,
            MaxCompletionPricePerMillion = 2.5m,
            Architecture = "Claude",
            Authors = ["openai", "x-ai"],
            Providers = ["Together"],
            IsDistillable = false,
            ZeroDataRetention = true,
            Region = DataRegion.Eu,
            MinAgeDays = 1,
            MaxAgeDays = 2,
            MinIntelligenceIndex = 3,
            MaxIntelligenceIndex = 4,
            MinCodingIndex = 5,
            MaxCodingIndex = 6,
            MinAgenticIndex = 7,
            MaxAgenticIndex = 8,
            MinToolSuccessRate = 0.9m,
            MaxToolSuccessRate = 1,
            Sort = ModelSort.PricingLowToHigh,
            AdditionalParameters = new Dictionary<string, string> { ["later"] = "x" },
        };

        await client.GetModelsAsync(query, Token).ToListAsync(Token);

        Assert.Equal(
            "?offset=0&limit=50&q=son%20net&category=marketing%2Fseo&supported_parameters=tools%2Cnew&input_modalities=image"
            + "&output_modalities=all&context=1000&min_price=0&max_price=0.15&min_output_price=1&max_output_price=2.5&arch=Claude"
            + "&model_authors=openai%2Cx-ai&providers=Together&distillable=false&zdr=true&region=eu&min_age_days=1&max_age_days=2"
            + "&min_intelligence_index=3&max_intelligence_index=4&min_coding_index=5&max_coding_index=6&min_agentic_index=7"
            + "&max_agentic_index=8&min_tool_success_rate=0.9&max_tool_success_rate=1&sort=pricing-low-to-high&later=x",
            handler.Requests.Single().Uri.Query);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(null, 0)]
    public void GetModels_BadRange_IsRefusedAtTheCall(int? offset, int? limit)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());

        Assert.Throws<ArgumentException>(() => client.GetModelsAsync(new OpenRouterModelQuery { Offset = offset, Limit = limit }, Token));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task GetModels_DocumentedStatus_IsRaisedWithItsCause(int status)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.Failure(status, "The cause"), status));

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(
            async () => await client.GetModelsAsync(cancellationToken: Token).ToListAsync(Token));

        Assert.Equal(((HttpStatusCode)status, $"The cause ({status})"), (failure.StatusCode, failure.Message));
    }
}
