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
    /// Tiers by the size of the prompt compare the input of an average request: a sum of unequal requests may cross them falsely. Pictures in
    /// the output without a count of their tokens give null when they have a price. Prices under special conditions are used when the input, or the time if one is given, meets them. What has no price of its own is
    /// priced as other input or output; pictures without one are in the tokens. The discount is taken off. What a provider routing, a tier
    /// or an own key with a provider change is not in it: the truth is the cost that an answer brings.
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
    /// <remarks>See <see cref="EstimateCost(OpenRouterBillableUsage)"/>. Prices that hold only at some hours are left aside; what
    /// OpenRouter charged is in <see cref="OpenRouterResponseMetadata.Cost"/>.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    public decimal? EstimateCost(UsageDetails usage) => EstimateCost(OpenRouterBillableUsage.From(usage));
}
