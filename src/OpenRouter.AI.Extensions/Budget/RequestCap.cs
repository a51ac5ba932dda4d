using System;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Budget;

/// <summary>Makes requests that cannot cost more than so much: with a limit of the output, and with highest prices that add up to the cap.</summary>
internal sealed class RequestCap(decimal cap, long expectedOutput)
{
    private const decimal Million = 1_000_000;

    /// <summary>More than any request costs, and little enough to be reckoned with.</summary>
    private const decimal Highest = 1_000_000_000;

    /// <summary>Providers refuse limits below this one.</summary>
    private const long LeastOutput = 16;

    private readonly decimal _most = Math.Min(cap, Highest);

    /// <summary>Finds the limit of the output that the cap asks for; null when the request, or its model, has one that is low enough.</summary>
    /// <exception cref="OpenRouterBudgetExceededException">The cap leaves no room for an answer.</exception>
    internal long? LimitOf(RequestQuote quote)
    {
        if (quote.Limit is { } given)
        {
            return quote.Estimate(given) is { } needed && needed > _most ? throw Exceeded(needed) : null;
        }

        if (quote.Prices() is not { } prices)
        {
            return expectedOutput;
        }

        if (prices.Of(quote.Input, LeastOutput) is { } least && least > _most)
        {
            throw Exceeded(least);
        }

        decimal affordable = prices.Completion > 0 ? (_most - prices.Of(quote.Input, 0)) / prices.Completion : int.MaxValue;
        long limit = (long)Math.Min(affordable, int.MaxValue);
        return quote.LongestOutput is { } longest && longest <= limit ? null : Math.Min(limit, quote.ShortestOutput ?? limit);
    }

    /// <summary>Copies options, with the limit and the prices.</summary>
    /// <param name="request">The options.</param>
    /// <param name="fields">OpenRouter's own fields of the request, which are changed.</param>
    /// <param name="quote">What the request will cost.</param>
    /// <param name="limit">What <see cref="LimitOf"/> found.</param>
    /// <param name="sender">The client that sends the request.</param>
    internal ChatOptions Apply(ChatOptions? request, OpenRouterRequestOptions fields, RequestQuote quote, long? limit, IChatClient sender)
    {
        ChatOptions capped = request?.Clone() ?? new ChatOptions();
        if (limit is { } tokens)
        {
            OutputLimit.Set(capped, fields, sender, (int)tokens);
        }

        QuotedPrices share = Share(quote, quote.Limit ?? limit ?? quote.LongestOutput ?? expectedOutput);
        MaxPrice price = (fields.Provider ??= new ProviderRouting()).MaxPrice ??= new MaxPrice();
        price.Prompt = Lower(price.Prompt, share.Prompt * Million);
        price.Completion = Lower(price.Completion, share.Completion * Million);
        price.Request = Lower(price.Request, share.Request);
        ExtraRouting.Replace(fields);
        capped.RawRepresentationFactory = _ => fields;
        return capped;
    }

    /// <summary>Divides the cap as the prices of the catalog do, so that a dearer endpoint may serve as long as the whole stays below it.</summary>
    private QuotedPrices Share(RequestQuote quote, long output)
    {
        decimal sum = 0;
        if (quote.Prices() is { } prices && (sum = prices.Of(quote.Input, output)) > 0)
        {
            decimal factor = _most / sum;
            return new QuotedPrices(prices.Prompt * factor, prices.Completion * factor, prices.Request * factor);
        }

        return new QuotedPrices(_most / 2 / Math.Max(quote.Input, 1), _most / 2 / Math.Max(output, 1), 0);
    }

    private static decimal Lower(decimal? own, decimal other)
    {
        decimal rounded = decimal.Round(other, 9);
        return own is { } given ? Math.Min(given, rounded) : rounded;
    }

    private OpenRouterBudgetExceededException Exceeded(decimal needed) => new("request", 0, _most, needed);
}
