using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.AI.Options;

/// <summary>Under which names the request vocabulary lies in a dictionary of additional properties, and what of it belongs in the
/// body.</summary>
internal static class RequestOptionNames
{
    /// <summary>The key of the whole <see cref="OpenRouterRequestOptions"/> as one JSON value.</summary>
    internal const string Options = "openrouter";

    /// <summary>The key of a <see cref="CacheControl"/> on a content, a message or a tool.</summary>
    internal const string CacheControl = "openrouter:cache_control";

    private static readonly HashSet<string> Settings =
    [
        "response_cache", "routing_metadata", "anthropic_beta", "headers", "legacy_max_tokens", "strict", "include_raw_chunks",
        "extra_body",
    ];

    private static readonly HashSet<string> All = Collect();

    /// <summary>Tells whether a name of the wire has a property in <see cref="OpenRouterRequestOptions"/>.</summary>
    internal static bool IsKnown(string name) => All.Contains(name);

    /// <summary>Tells whether a known name steers the package or a header, and therefore is not a field of the body.</summary>
    internal static bool IsSetting(string name) => Settings.Contains(name);

    private static HashSet<string> Collect()
    {
        var names = new HashSet<string>();
        foreach (JsonPropertyInfo property in OptionsJson.Context.OpenRouterRequestOptions.Properties)
        {
            if (!property.IsExtensionData)
            {
                names.Add(property.Name);
            }
        }

        return names;
    }
}
