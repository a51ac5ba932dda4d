using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

/// <summary>Whether OpenRouter answers an identical request from its own cache of whole answers.</summary>
/// <remarks>Sent as headers, not in the body. A hit costs nothing and reports no tokens. Only complete answers are stored; the key is
/// the API key, the model and the exact bytes of the body.
/// Source: <see href="https://openrouter.ai/docs/guides/features/response-caching"/>.</remarks>
public sealed class ResponseCacheSettings
{
    /// <summary>Gets or sets whether the cache is used.</summary>
    /// <value><see langword="false"/> switches off what a preset switched on; <see langword="null"/> (the default) leaves it to the
    /// preset.</value>
    public bool? Enabled { get; set; }

    /// <summary>Gets or sets how long an answer may be served again.</summary>
    /// <value>1 second to 24 hours, whole seconds; <see langword="null"/> (the default) means 5 minutes.</value>
    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Ttl { get; set; }

    /// <summary>Gets or sets whether the stored answer is thrown away and made anew.</summary>
    /// <value><see langword="null"/> (the default) serves what is stored.</value>
    public bool? Clear { get; set; }
}
