using System;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Models;

namespace OpenRouter.AI;

// What a use costs by these prices.
public sealed partial class OpenRouterModelPricing
{
    /// <summary>Estimates what a use costs by these prices.</summary>
    /// <param name="usage">What is used.</param>
    /// <returns>
    /// US dollars. Null when the prices are dynamic, or a price that is needed is not known: input, output, or a web search.
    /// </returns>
    /// <remarks>
    /// <para>Prices under special conditions are used when the input, or the time if one is given, meets them. Those for long prompts are
    /// compared with the input of an average request, <see cref="OpenRouterBillableUsage.InputTokens"/> by
    /// <see cref="OpenRouterBillableUsage.Requests"/>: where requests lie on both sides of such a bound, estimate each of them.</para>
    /// <para>What has no price of its own is priced as other input or output; pictures without one are in the tokens. Pictures in the output
    /// that have a price but no count of their tokens give null. The discount is taken off. What a provider routing, a tier or an own key
    /// with a provider change is not in it: the truth is the cost that an answer brings.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    public decimal? EstimateCost(OpenRouterBillableUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return IsDynamic ? null : new CostEstimate(this, usage).Total();
    }

    /// <summary>Estimates what an answer cost by these prices.</summary>
    /// <param name="usage">The usage of the answer.</param>
    /// <returns>US dollars. Null when the prices are dynamic, or a price that is needed is not known.</returns>
    /// <remarks>See <see cref="EstimateCost(OpenRouterBillableUsage)"/>. The usage is taken for that of one request: a sum over the requests
    /// of a tool loop would reach prices for long prompts that none of them reached, and has one price of a request. Set
    /// <see cref="OpenRouterBillableUsage.Requests"/> for a sum. Prices that hold only at some hours are left aside; what
    /// OpenRouter charged is in <see cref="OpenRouterResponseMetadata.Cost"/>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    public decimal? EstimateCost(UsageDetails usage) => EstimateCost(OpenRouterBillableUsage.From(usage));

    /// <summary>Takes the discount off.</summary>
    internal decimal? Discounted(decimal? price) => price * (1 - Math.Min(Math.Max(Discount ?? 0, 0), 1));
}
