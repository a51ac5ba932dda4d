using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>Where the user of a web search is, roughly (<c>user_location</c>).</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/plugins/web-search"/>.</remarks>
public sealed class UserLocation
{
    /// <summary>Gets or sets the kind of location.</summary>
    /// <value><c>approximate</c>, the only kind the service knows.</value>
    public string Type { get; set; } = "approximate";

    /// <summary>Gets or sets the city.</summary>
    /// <value><see langword="null"/> (the default) sends none.</value>
    public string? City { get; set; }

    /// <summary>Gets or sets the state or region.</summary>
    /// <value><see langword="null"/> (the default) sends none.</value>
    public string? Region { get; set; }

    /// <summary>Gets or sets the country.</summary>
    /// <value>Two letters (ISO 3166-1); <see langword="null"/> (the default) sends none.</value>
    public string? Country { get; set; }

    /// <summary>Gets or sets the time zone.</summary>
    /// <value>An IANA name; <see langword="null"/> (the default) sends none.</value>
    public string? Timezone { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
