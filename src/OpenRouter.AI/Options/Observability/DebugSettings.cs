using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>What OpenRouter tells about its own work (<c>debug</c>).</summary>
/// <remarks>Streamed chat only. Not for production: the echo holds the whole prompt.
/// Source: <see href="https://openrouter.ai/docs/api/reference/errors-and-debugging"/>.</remarks>
public sealed class DebugSettings
{
    /// <summary>Gets or sets whether the body that was sent to the provider comes back in the first chunks.</summary>
    /// <value><see langword="null"/> (the default) does not ask.</value>
    public bool? EchoUpstreamBody { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
