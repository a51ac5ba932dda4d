using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Budget;

/// <summary>What a request will cost by the prices of the catalog, as far as that can be known beforehand.</summary>
/// <param name="models">The models that may serve; null when one of them is not in the catalog.</param>
/// <param name="input">Tokens of the input.</param>
/// <param name="limit">The limit of the output that the request sets, in tokens; null when it sets none.</param>
internal sealed class RequestQuote(IReadOnlyList<OpenRouterModel>? models, long input, long? limit)
{
    private const long Million = 1_000_000;

    internal long Input => input;

    internal long? Limit => limit;

    /// <summary>Gets the most that any provider of the models may write, in tokens; null when that is not known. What the catalog says of the longest
    /// output holds for the provider that serves first alone.</summary>
    internal long? LongestOutput => models is null || models.Any(static model => OfAny(model) is null) ? null : models.Max(OfAny);

    /// <summary>Gets the most that all of the models may write, in tokens; null when that is not known.</summary>
    internal long? ShortestOutput => models?.Min(OfFirst);

    /// <summary>Estimates the dearest of the models that may serve, in US dollars; null when the price of one is not known.</summary>
    internal decimal? Estimate(long output) => Dearest(model => Cost(model, input, output));

    /// <summary>Finds the highest prices; null when one is not known.</summary>
    internal QuotedPrices? Prices()
    {
        decimal? request = Dearest(static model => Cost(model, 0, 0));
        decimal? prompt = Dearest(model => (Cost(model, input, 0) - Cost(model, 0, 0)) / Math.Max(input, 1));
        decimal? completion = Dearest(model => (Cost(model, input, Million) - Cost(model, input, 0)) / Million);
        return request is { } once && prompt is { } read && completion is { } written ? new QuotedPrices(read, written, once) : null;
    }

    private static long? OfAny(OpenRouterModel model) => Known(model.MaxCompletionTokensPerRequest, model);

    private static long? OfFirst(OpenRouterModel model) => Known(model.MaxCompletionTokens, model);

    private static long? Known(long? most, OpenRouterModel model) => (most ?? model.ContextLength) is { } known and > 0 ? known : null;

    private static decimal? Cost(OpenRouterModel model, long input, long output) =>
        model.EstimateCost(new OpenRouterBillableUsage { InputTokens = input, OutputTokens = output });

    private decimal? Dearest(Func<OpenRouterModel, decimal?> price)
    {
        decimal? dearest = null;
        foreach (OpenRouterModel model in models ?? [])
        {
            if (price(model) is not { } found)
            {
                return null;
            }

            dearest = Math.Max(dearest ?? found, found);
        }

        return dearest;
    }
}
