using System;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Models;

public sealed class CostTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Estimate_EveryPart_HasItsPrice()
    {
        OpenRouterModelPricing pricing = new()
        {
            PromptPricePerToken = 1,
            CompletionPricePerToken = 10,
            CacheReadPricePerToken = 0.1m,
            CacheWritePricePerToken = 2,
            AudioPricePerToken = 3,
            AudioOutputPricePerToken = 30,
            ReasoningPricePerToken = 20,
            PricePerInputImage = 1000,
            ImageOutputPrice = 2000,
            PricePerRequest = 5,
            PricePerWebSearch = 7,
        };
        OpenRouterBillableUsage usage = new()
        {
            InputTokens = 100,
            CachedInputTokens = 50,
            CacheWriteTokens = 20,
            InputAudioTokens = 10,
            OutputTokens = 40,
            ReasoningTokens = 30,
            OutputAudioTokens = 5,
            InputImages = 1,
            OutputImageTokens = 2,
            WebSearches = 3,
            Requests = 2,
        };

        // 20 plain + 50 cached + 20 written + 10 heard; 3 plain + 30 thought + 5 spoken + 2 drawn; pictures; requests; searches.
        Assert.Equal(20 + 5 + 40 + 30 + 30 + 600 + 150 + 1000 + 4000 + 10 + 21, pricing.EstimateCost(usage));
    }

    [Fact]
    public void Estimate_PartsOfParts_HaveTheirPrices()
    {
        OpenRouterModelPricing pricing = new()
        {
            PromptPricePerToken = 1,
            CacheReadPricePerToken = 0.1m,
            CachedAudioPricePerToken = 0.5m,
            CacheWritePricePerToken = 2,
            CacheWriteOneHourPricePerToken = 4,
            ImagePricePerToken = 100,
        };
        OpenRouterBillableUsage usage = new()
        {
            InputTokens = 100,
            CachedInputTokens = 50,
            CachedInputAudioTokens = 10,
            CacheWriteTokens = 20,
            CacheWriteOneHourTokens = 5,
            InputImageTokens = 3,
        };

        // 27 plain; 40 cached and 10 of sound; 15 written for a while and 5 for an hour; 3 seen.
        Assert.Equal(27 + 4 + 5 + 30 + 20 + 300, pricing.EstimateCost(usage));
    }

    [Fact]
    public void Estimate_PicturesOfAnAnswer_ArePricedByTheirTokens()
    {
        OpenRouterModelPricing pricing = new() { PromptPricePerToken = 1, CompletionPricePerToken = 10, ImagePricePerToken = 2, ImageOutputPrice = 30 };
        UsageDetails usage = new()
        {
            InputTokenCount = 10,
            OutputTokenCount = 1300,
            AdditionalCounts = new() { ["openrouter:input_image_tokens"] = 4, ["openrouter:output_image_tokens"] = 1290 },
        };

        Assert.Equal(6 + 8 + 100 + (1290 * 30), pricing.EstimateCost(usage));
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(5, 250)]
    public void Estimate_SumOfSeveralRequests_IsPricedByTheirAverage(int requests, int cost)
    {
        OpenRouterModelPricing pricing = new()
        {
            PromptPricePerToken = 1,
            Overrides = [new() { MinPromptTokens = 200, PromptPricePerToken = 2 }],
        };

        Assert.Equal(cost, pricing.EstimateCost(new OpenRouterBillableUsage { InputTokens = 250, Requests = requests }));
    }

    [Fact]
    public void Estimate_PicturesWithoutTokens_IsNullWhenTheyHaveAPrice() => Assert.Null(
        new OpenRouterModelPricing { ImageOutputPrice = 1 }.EstimateCost(new OpenRouterBillableUsage { OutputImages = 1 }));

    [Fact]
    public void Estimate_PartsWithoutPrice_AreOtherTokens()
    {
        OpenRouterModel model = new()
        {
            Id = "a/b",
            Pricing = new OpenRouterModelPricing { PromptPricePerToken = 1, CompletionPricePerToken = 10, ReasoningPricePerToken = 0 },
        };
        UsageDetails usage = new()
        {
            InputTokenCount = 100,
            CachedInputTokenCount = 60,
            OutputTokenCount = 10,
            ReasoningTokenCount = 8,
            AdditionalCounts = new() { ["openrouter:cache_write_tokens"] = 5 },
        };

        Assert.Equal(200, model.EstimateCost(usage));
    }

    [Fact]
    public void Estimate_UsageOfAnAnswer_CountsCacheAndSearches()
    {
        OpenRouterModelPricing pricing = new()
        {
            PromptPricePerToken = 1,
            CompletionPricePerToken = 1,
            CacheReadPricePerToken = 0.5m,
            CacheWritePricePerToken = 2,
            PricePerWebSearch = 100,
        };
        UsageDetails usage = new()
        {
            InputTokenCount = 10,
            CachedInputTokenCount = 4,
            OutputTokenCount = 1,
            AdditionalCounts = new() { ["openrouter:cache_write_tokens"] = 3, ["openrouter:web_search_requests"] = 2 },
        };

        Assert.Equal(3 + 2 + 6 + 1 + 200, pricing.EstimateCost(usage));
    }

    [Fact]
    public void Estimate_PartsBeyondTheWhole_AreNotCountedTwice() => Assert.Equal(
        10, new OpenRouterModelPricing { PromptPricePerToken = 1 }.EstimateCost(new OpenRouterBillableUsage { InputTokens = 10, CachedInputTokens = 500 }));

    [Theory]
    [InlineData(true, 1, 1, 0)]
    [InlineData(false, null, 1, 0)]
    [InlineData(false, 1, null, 0)]
    [InlineData(false, 1, 1, 1)]
    public void Estimate_NeededPriceNotKnown_IsNull(bool dynamic, int? prompt, int? completion, int searches)
    {
        OpenRouterModelPricing pricing = new() { IsDynamic = dynamic, PromptPricePerToken = prompt, CompletionPricePerToken = completion };

        Assert.Null(pricing.EstimateCost(new OpenRouterBillableUsage { InputTokens = 1, OutputTokens = 1, WebSearches = searches }));
    }

    [Fact]
    public void Estimate_Discount_IsTakenOff() => Assert.Equal(
        7.5m, new OpenRouterModelPricing { PromptPricePerToken = 1, Discount = 0.25m }.EstimateCost(new OpenRouterBillableUsage { InputTokens = 10 }));

    [Theory]
    [InlineData(200000, 200000)]
    [InlineData(200001, 400002)]
    [InlineData(400001, 1200003)]
    public void Estimate_LongInput_TakesTheLastEntryThatApplies(int input, int cost)
    {
        OpenRouterModelPricing pricing = new()
        {
            PromptPricePerToken = 1,
            Overrides =
            [
                new() { MinPromptTokens = 200000, PromptPricePerToken = 2 },
                new() { MinPromptTokens = 400000, PromptPricePerToken = 3 },
                new() { MinPromptTokens = 1000, CompletionPricePerToken = 9 },
                new() { PromptPricePerToken = 99 },
            ],
        };

        Assert.Equal(cost, pricing.EstimateCost(new OpenRouterBillableUsage { InputTokens = input }));
    }

    [Theory]
    [InlineData("12:00", "13:00", 2)]
    [InlineData("11:00", "12:00", 1)]
    [InlineData("22:00", "12:30", 2)]
    [InlineData("22:00", "04:00", 1)]
    public void Estimate_Hours_AreHalfOpenAndMayPassMidnight(string start, string end, int cost)
    {
        OpenRouterModelPricing pricing = new()
        {
            PromptPricePerToken = 1,
            Overrides = [new() { UtcStart = Clock(start), UtcEnd = Clock(end), PromptPricePerToken = 2 }],
        };

        Assert.Equal(cost, pricing.EstimateCost(new OpenRouterBillableUsage { InputTokens = 1, Time = Noon.ToOffset(TimeSpan.FromHours(5)) }));
        Assert.Equal(1, pricing.EstimateCost(new OpenRouterBillableUsage { InputTokens = 1 }));
    }

    private static TimeSpan Clock(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
