using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>Marks the end of a part of the prompt that the provider should cache (<c>cache_control</c>).</summary>
/// <remarks>On the whole request it marks the last part that can be cached; on a content, a message or a tool it marks that one.
/// Anthropic takes at most four marks, Gemini looks only at the last one, most others cache without being asked. Of more than four in a
/// request the newest four are sent: a later mark covers what stands before it. Source: <see href="https://openrouter.ai/docs/guides/best-practices/prompt-caching"/>.</remarks>
public sealed class CacheControl
{
    /// <summary>The word for a life of five minutes, the default of the service.</summary>
    public const string FiveMinutes = "5m";

    /// <summary>The word for a life of one hour; writing costs more than with five minutes.</summary>
    public const string OneHour = "1h";

    /// <summary>Gets or sets the kind of cache.</summary>
    /// <value><c>ephemeral</c>, the only kind the service knows.</value>
    [JsonPropertyOrder(-1)]
    public string Type { get; set; } = "ephemeral";

    /// <summary>Gets or sets how long the entry lives after its last use.</summary>
    /// <value><see cref="FiveMinutes"/>, <see cref="OneHour"/> or a newer word; <see langword="null"/> (the default) means five
    /// minutes.</value>
    public string? Ttl { get; set; }
}
