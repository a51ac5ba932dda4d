using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>What a model costs, in US dollars.</summary>
/// <remarks>These are prices for single tokens, as the catalog has them. Prices for a million tokens, such as
/// <see cref="ProviderRouting.MaxPrice"/> and the filters of
/// <see cref="OpenRouterModelQuery"/> take, are a million times higher. Source:
/// <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed partial class OpenRouterModelPricing
{
    /// <summary>Gets the price of input.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when it is dynamic or not known.</value>
    public decimal? PromptPricePerToken { get; init; }

    /// <summary>Gets the price of output.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when it is dynamic or not known.</value>
    public decimal? CompletionPricePerToken { get; init; }

    /// <summary>Gets the price of input that comes from the prompt cache.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when it is priced as other input.</value>
    public decimal? CacheReadPricePerToken { get; init; }

    /// <summary>Gets the price of input that is written to the prompt cache.</summary>
    /// <value>US dollars for each token; for the shortest time that the provider offers; <see langword="null"/> when it is priced as
    /// other input.</value>
    public decimal? CacheWritePricePerToken { get; init; }

    /// <summary>Gets the price of input that is written to the prompt cache for an hour.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when it is priced as what is written for the shortest time.</value>
    public decimal? CacheWriteOneHourPricePerToken { get; init; }

    /// <summary>Gets the price of sound in the input.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when it is priced as other input.</value>
    public decimal? AudioPricePerToken { get; init; }

    /// <summary>Gets the price of sound in the input that comes from the prompt cache.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when it is priced as other cached input.</value>
    public decimal? CachedAudioPricePerToken { get; init; }

    /// <summary>Gets the price of sound in the output.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when it is priced as other output.</value>
    public decimal? AudioOutputPricePerToken { get; init; }

    /// <summary>Gets the price of thoughts.</summary>
    /// <value>US dollars for each token; <see langword="null"/> or zero when they are priced as other output.</value>
    public decimal? ReasoningPricePerToken { get; init; }

    /// <summary>Gets the price of pictures in the input that are counted in tokens.</summary>
    /// <value>US dollars for each token; <see langword="null"/> when they are priced as other tokens.</value>
    public decimal? ImagePricePerToken { get; init; }

    /// <summary>Gets the price of a picture in the input.</summary>
    /// <value>US dollars for each picture; <see langword="null"/> when its tokens are all that counts.</value>
    public decimal? PricePerInputImage { get; init; }

    /// <summary>Gets the price of pictures in the output (<c>image_output</c>).</summary>
    /// <value>US dollars for each token of a picture; <see langword="null"/> when they are priced as other output. The specification calls
    /// it a price for each picture, but the amounts in the catalog are those of single tokens.</value>
    public decimal? ImageOutputPrice { get; init; }

    /// <summary>Gets the price of a request as such.</summary>
    /// <value>US dollars for each request; <see langword="null"/> when there is none.</value>
    public decimal? PricePerRequest { get; init; }

    /// <summary>Gets the price of a search of the model itself.</summary>
    /// <value>US dollars for each search; <see langword="null"/> when it is not known.</value>
    public decimal? PricePerWebSearch { get; init; }

    /// <summary>Gets the part by which all prices are lowered.</summary>
    /// <value>0 to 1, where 1 is free; <see langword="null"/> lowers nothing. The prices here are those before it.</value>
    public decimal? Discount { get; init; }

    /// <summary>Gets the prices under special conditions.</summary>
    /// <value>Empty when there are none.</value>
    public IReadOnlyList<OpenRouterModelPriceOverride> Overrides { get; init; } = [];

    /// <summary>Gets whether a price depends on what a router chooses.</summary>
    /// <value>The service then sends <c>-1</c>, which is <see langword="null"/> here: never a price.</value>
    public bool IsDynamic { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
