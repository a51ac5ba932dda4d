using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Models.Wire;

/// <summary>Reads a <c>pricing</c> object: prices are texts in dollars for each unit, and a negative one stands for a price that a router
/// decides.</summary>
internal static class PricingReader
{
    internal static OpenRouterModelPricing Read(JsonElement? found)
    {
        if (found is not { } pricing)
        {
            return new OpenRouterModelPricing();
        }

        return new OpenRouterModelPricing
        {
            PromptPricePerToken = Price(pricing, "prompt"),
            CompletionPricePerToken = Price(pricing, "completion"),
            CacheReadPricePerToken = Price(pricing, "input_cache_read"),
            CacheWritePricePerToken = Price(pricing, "input_cache_write"),
            CacheWriteOneHourPricePerToken = Price(pricing, "input_cache_write_1h"),
            AudioPricePerToken = Price(pricing, "audio"),
            CachedAudioPricePerToken = Price(pricing, "input_audio_cache"),
            AudioOutputPricePerToken = Price(pricing, "audio_output"),
            ReasoningPricePerToken = Price(pricing, "internal_reasoning"),
            ImagePricePerToken = Price(pricing, "image_token"),
            PricePerInputImage = Price(pricing, "image"),
            ImageOutputPrice = Price(pricing, "image_output"),
            PricePerRequest = Price(pricing, "request"),
            PricePerWebSearch = Price(pricing, "web_search"),
            Discount = pricing.GetAmountField("discount"),
            Overrides = pricing.GetObjectsField("overrides", Override) ?? [],
            IsDynamic = HasDynamic(pricing),
            RawRepresentation = pricing,
        };
    }

    private static OpenRouterModelPriceOverride Override(JsonElement entry) => new()
    {
        MinPromptTokens = entry.GetCountField("min_prompt_tokens"),
        UtcStart = Clock(entry, "utc_start"),
        UtcEnd = Clock(entry, "utc_end"),
        PromptPricePerToken = Price(entry, "prompt"),
        CompletionPricePerToken = Price(entry, "completion"),
        CacheReadPricePerToken = Price(entry, "input_cache_read"),
        CacheWritePricePerToken = Price(entry, "input_cache_write"),
        CacheWriteOneHourPricePerToken = Price(entry, "input_cache_write_1h"),
        AudioPricePerToken = Price(entry, "audio"),
        CachedAudioPricePerToken = Price(entry, "input_audio_cache"),
        RawRepresentation = entry,
    };

    private static decimal? Price(JsonElement pricing, string name) => pricing.GetAmountField(name) is { } price and >= 0 ? price : null;

    /// <summary>Reads a time of day such as 1030, which is half past ten.</summary>
    private static TimeSpan? Clock(JsonElement entry, string name) =>
        entry.GetCountField(name) is { } clock and >= 0 and <= 2400 ? new TimeSpan((int)clock / 100, (int)clock % 100, 0) : null;

    private static bool HasDynamic(JsonElement pricing)
    {
        foreach (JsonProperty price in pricing.EnumerateObject())
        {
            if (!price.NameEquals("discount"u8) && pricing.GetAmountField(price.Name) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
