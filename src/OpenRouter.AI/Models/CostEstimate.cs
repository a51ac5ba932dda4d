using System;

namespace OpenRouter.AI.Models;

/// <summary>The sum of a use by the prices of a model.</summary>
internal sealed class CostEstimate(OpenRouterModelPricing pricing, OpenRouterBillableUsage usage)
{
    internal decimal? Total() => pricing.Discounted(Input() + Output() + Pieces());

    private decimal? Input()
    {
        long rest = Math.Max(usage.InputTokens, 0);
        if (rest == 0)
        {
            return 0;
        }

        decimal? prompt = Price(static entry => entry.PromptPricePerToken) ?? pricing.PromptPricePerToken;
        decimal? read = Price(static entry => entry.CacheReadPricePerToken) ?? pricing.CacheReadPricePerToken ?? prompt;
        decimal? write = Price(static entry => entry.CacheWritePricePerToken) ?? pricing.CacheWritePricePerToken ?? prompt;
        decimal? audio = Price(static entry => entry.AudioPricePerToken) ?? pricing.AudioPricePerToken ?? prompt;
        long cached = Take(ref rest, usage.CachedInputTokens);
        long written = Take(ref rest, usage.CacheWriteTokens);
        long heard = Take(ref rest, usage.InputAudioTokens);
        long seen = Take(ref rest, usage.InputImageTokens);
        long cachedHeard = Take(ref cached, usage.CachedInputAudioTokens);
        long writtenLong = Take(ref written, usage.CacheWriteOneHourTokens);
        decimal? readAudio = Price(static entry => entry.CachedAudioPricePerToken) ?? pricing.CachedAudioPricePerToken ?? read;
        decimal? writeLong = Price(static entry => entry.CacheWriteOneHourPricePerToken) ?? pricing.CacheWriteOneHourPricePerToken ?? write;
        return (cached * read) + (cachedHeard * readAudio) + (written * write) + (writtenLong * writeLong)
            + (heard * audio) + (seen * (pricing.ImagePricePerToken ?? prompt)) + (rest * prompt);
    }

    private decimal? Output()
    {
        long rest = Math.Max(usage.OutputTokens, 0);
        if (rest == 0)
        {
            return 0;
        }

        decimal? completion = Price(static entry => entry.CompletionPricePerToken) ?? pricing.CompletionPricePerToken;
        long thought = Take(ref rest, usage.ReasoningTokens);
        long drawn = Take(ref rest, usage.OutputImageTokens);
        long spoken = Take(ref rest, usage.OutputAudioTokens);

        // Catalogs write zero for thoughts that are billed as output.
        decimal? reasoning = pricing.ReasoningPricePerToken is { } own and > 0 ? own : completion;
        return (thought * reasoning) + (spoken * (pricing.AudioOutputPricePerToken ?? completion))
            + (drawn * (pricing.ImageOutputPrice ?? completion)) + (rest * completion);
    }

    private decimal? Pieces() =>
        (usage.InputImages * (pricing.PricePerInputImage ?? 0))
        + (usage.OutputImages > 0 && usage.OutputImageTokens == 0 && pricing.ImageOutputPrice is not null ? default(decimal?) : 0m)
        + (usage.Requests * (pricing.PricePerRequest ?? 0))
        + (usage.WebSearches == 0 ? 0 : usage.WebSearches * pricing.PricePerWebSearch);

    /// <summary>Takes a part out of what is left; no part is larger than the whole.</summary>
    private static long Take(ref long rest, long part)
    {
        long taken = Math.Min(Math.Max(part, 0), rest);
        rest -= taken;
        return taken;
    }

    /// <summary>Finds the price of the last entry that applies and has it.</summary>
    private decimal? Price(Func<OpenRouterModelPriceOverride, decimal?> price)
    {
        for (int index = pricing.Overrides.Count - 1; index >= 0; index--)
        {
            if (Applies(pricing.Overrides[index]) && price(pricing.Overrides[index]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private bool Applies(OpenRouterModelPriceOverride entry)
    {
        if (entry.MinPromptTokens is { } least && usage.InputTokens / Math.Max(usage.Requests, 1) <= least)
        {
            return false;
        }

        if (entry.UtcStart is null && entry.UtcEnd is null)
        {
            // Without a condition that is known here the entry might hold for anything.
            return entry.MinPromptTokens is not null;
        }

        if (usage.Time is not { } time)
        {
            return false;
        }

        TimeSpan now = time.UtcDateTime.TimeOfDay;
        TimeSpan start = entry.UtcStart ?? TimeSpan.Zero;
        TimeSpan end = entry.UtcEnd ?? TimeSpan.FromDays(1);
        return start <= end ? now >= start && now < end : now >= start || now < end;
    }
}
