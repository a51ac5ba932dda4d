using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>The highest prices that a request accepts (<c>provider.max_price</c>).</summary>
/// <remarks>Sent as JSON numbers; read from numbers and from strings. Mind the units: the catalog of models gives prices per token.
/// Source: <see href="https://openrouter.ai/docs/guides/routing/provider-selection"/>.</remarks>
public sealed class MaxPrice
{
    /// <summary>Gets or sets the highest price of input.</summary>
    /// <value>US dollars per million tokens; <see langword="null"/> (the default) sets no limit.</value>
    public decimal? Prompt { get; set; }

    /// <summary>Gets or sets the highest price of output.</summary>
    /// <value>US dollars per million tokens; <see langword="null"/> (the default) sets no limit.</value>
    public decimal? Completion { get; set; }

    /// <summary>Gets or sets the highest fixed price of a request.</summary>
    /// <value>US dollars per request; <see langword="null"/> (the default) sets no limit.</value>
    public decimal? Request { get; set; }

    /// <summary>Gets or sets the highest price of a picture.</summary>
    /// <value>US dollars per image; <see langword="null"/> (the default) sets no limit.</value>
    public decimal? Image { get; set; }

    /// <summary>Gets or sets the highest price of audio.</summary>
    /// <value>US dollars per audio unit; <see langword="null"/> (the default) sets no limit.</value>
    public decimal? Audio { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
