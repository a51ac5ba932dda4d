using System;
using System.Linq;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

// What a model can do and what a use of it costs.
public sealed partial class OpenRouterModel
{
    /// <summary>Tells whether at least one of its providers understands a request field.</summary>
    /// <param name="parameter">The field.</param>
    /// <returns>Whether the catalog lists it.</returns>
    public bool Supports(ModelParameter parameter) => SupportedParameters.Contains(parameter);

    /// <summary>Estimates what a use of the model costs: see
    /// <see cref="OpenRouterModelPricing.EstimateCost(OpenRouterBillableUsage)"/>.</summary>
    /// <param name="usage">What is used.</param>
    /// <returns>US dollars. Null when the prices are dynamic, or a price that is needed is not known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    public decimal? EstimateCost(OpenRouterBillableUsage usage) => Pricing.EstimateCost(usage);

    /// <summary>Estimates what an answer cost: see <see cref="OpenRouterModelPricing.EstimateCost(UsageDetails)"/>.</summary>
    /// <param name="usage">The usage of the answer.</param>
    /// <returns>US dollars. Null when the prices are dynamic, or a price that is needed is not known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="usage"/> is null.</exception>
    public decimal? EstimateCost(UsageDetails usage) => Pricing.EstimateCost(usage);

    /// <summary>Describes the model by its id.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}
