using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How a request appears in connected observability tools (<c>trace</c>).</summary>
/// <remarks>Keys without a property here go into <see cref="AdditionalProperties"/> and arrive there as custom metadata.
/// Source: <see href="https://openrouter.ai/docs/guides/features/broadcast/overview"/>.</remarks>
public sealed class TraceSettings
{
    /// <summary>Gets or sets the id of the trace that the request belongs to.</summary>
    /// <value><see langword="null"/> (the default) starts a new trace.</value>
    public string? TraceId { get; set; }

    /// <summary>Gets or sets what the trace is called.</summary>
    /// <value><see langword="null"/> (the default) leaves it unnamed.</value>
    public string? TraceName { get; set; }

    /// <summary>Gets or sets what the span around the generation is called.</summary>
    /// <value><see langword="null"/> (the default) leaves it unnamed.</value>
    public string? SpanName { get; set; }

    /// <summary>Gets or sets what the generation itself is called.</summary>
    /// <value><see langword="null"/> (the default) leaves it unnamed.</value>
    public string? GenerationName { get; set; }

    /// <summary>Gets or sets the id of the span above.</summary>
    /// <value><see langword="null"/> (the default) puts the span at the top of the trace.</value>
    public string? ParentSpanId { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
