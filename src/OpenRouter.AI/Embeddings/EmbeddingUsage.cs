using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Metadata;

namespace OpenRouter.AI.Embeddings;

/// <summary>What the requests of a call consumed together.</summary>
/// <param name="Details">The tokens, and the cost in billionths of a dollar; null when no answer told its usage.</param>
/// <param name="Cost">What was charged, in US dollars; null when no answer told.</param>
/// <param name="UpstreamCost">What the upstreams charged, in US dollars; null when no answer told.</param>
/// <param name="IsByok">Whether keys of one's own were used; null when the answers do not tell, or differ.</param>
internal sealed record EmbeddingUsage(UsageDetails? Details, decimal? Cost, decimal? UpstreamCost, bool? IsByok)
{
    internal static EmbeddingUsage Sum(IReadOnlyList<EmbeddingPart> parts)
    {
        AnswerUsage[] told = [.. parts.Select(static part => part.Usage).OfType<AnswerUsage>()];
        if (told.Length == 0)
        {
            return new EmbeddingUsage(null, null, null, null);
        }

        UsageDetails details = new();
        foreach (AnswerUsage usage in told)
        {
            details.Add(usage.Details);
        }

        // Nothing is written, so the input is all.
        details.TotalTokenCount ??= details.InputTokenCount;
        decimal? cost = Sum(told, static usage => usage.Cost);
        decimal? upstream = Sum(told, static usage => usage.UpstreamCost);
        if (told.Length > 1)
        {
            // Each part was rounded by itself; the sum is exact.
            Correct(details, OpenRouterMetadataKeys.CostNanoUsd, cost);
            Correct(details, UsageGroups.UpstreamCostNanoUsd, upstream);
        }

        bool? byok = told[0].IsByok;
        return new EmbeddingUsage(details, cost, upstream, Array.TrueForAll(told, usage => usage.IsByok == byok) ? byok : null);
    }

    private static decimal? Sum(AnswerUsage[] told, Func<AnswerUsage, decimal?> amount) =>
        Array.Exists(told, usage => amount(usage) is not null) ? told.Sum(amount) : null;

    private static void Correct(UsageDetails details, string key, decimal? amount)
    {
        if (amount is { } sum && details.AdditionalCounts?.ContainsKey(key) == true)
        {
            details.AdditionalCounts[key] = AnswerUsage.Nano(sum) ?? details.AdditionalCounts[key];
        }
    }
}
