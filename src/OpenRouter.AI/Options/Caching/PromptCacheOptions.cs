using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How OpenAI models cache a prompt (<c>prompt_cache_options</c>).</summary>
/// <remarks>Newest OpenAI models only.
/// Source: <see href="https://openrouter.ai/docs/guides/best-practices/prompt-caching"/>.</remarks>
public sealed class PromptCacheOptions
{
    /// <summary>Gets or sets who places the breakpoints.</summary>
    /// <value><c>explicit</c>: only marked blocks are cached; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? Mode { get; set; }

    /// <summary>Gets or sets how long the entry lives.</summary>
    /// <value>A duration word such as <c>30m</c>; <see langword="null"/> (the default) leaves it to the model.</value>
    public string? Ttl { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
