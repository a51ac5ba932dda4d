using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

// What steers this package or travels in headers: kept in the same JSON, never sent in the body under these names.
public sealed partial class OpenRouterRequestOptions
{
    /// <summary>Gets or sets whether OpenRouter may answer from its cache of whole answers.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the preset. Sent as headers.</value>
    [JsonPropertyOrder(2)]
    public ResponseCacheSettings? ResponseCache { get; set; }

    /// <summary>Gets or sets whether the answer tells how it was routed.</summary>
    /// <value><see langword="null"/> (the default) does not ask. The trace is in <see cref="OpenRouterResponseMetadata.Routing"/>. Sent
    /// as a header.</value>
    [JsonPropertyOrder(2)]
    public bool? RoutingMetadata { get; set; }

    /// <summary>Gets or sets the beta features of Anthropic to switch on.</summary>
    /// <value>Such as <c>interleaved-thinking-2025-05-14</c>; <see langword="null"/> (the default) switches on none. Sent as a
    /// header.</value>
    [JsonPropertyOrder(2)]
    public IList<string>? AnthropicBeta { get; set; }

    /// <summary>Gets or sets further headers of this request.</summary>
    /// <value>They win over headers of the same name from the other settings and from the client; <see langword="null"/> (the default)
    /// adds none.</value>
    [JsonPropertyOrder(2)]
    public IDictionary<string, string>? Headers { get; set; }

    /// <summary>Gets or sets whether the output limit is sent as <c>max_tokens</c> instead of <c>max_completion_tokens</c>.</summary>
    /// <value><see langword="true"/> for the older name, which more providers understand; <see langword="null"/> (the default) sends
    /// the newer one.</value>
    [JsonPropertyOrder(2)]
    public bool? LegacyMaxTokens { get; set; }

    /// <summary>Gets or sets how JSON schemas of tools and response formats are sent.</summary>
    /// <value><see langword="true"/>: adapted, and <c>strict: true</c>. <see langword="false"/>: as given, and <c>strict: false</c>.
    /// <see langword="null"/> (the default): those of response formats adapted to what most endpoints accept, those of tools as given, and
    /// no <c>strict</c>. What a tool says in its own <c>AdditionalProperties["strict"]</c> wins for that tool.</value>
    [JsonPropertyOrder(2)]
    [JsonPropertyName("strict")]
    public bool? StrictSchema { get; set; }

    /// <summary>Gets or sets whether streamed updates carry the chunk they were made of as <c>RawRepresentation</c>.</summary>
    /// <value><see langword="null"/> (the default) leaves it out, because it costs memory for each chunk.</value>
    [JsonPropertyOrder(2)]
    public bool? IncludeRawChunks { get; set; }

    /// <summary>Gets or sets fields of the body that are newer than this package, merged at its top level.</summary>
    /// <value>They win over what the package would send, whichever way they came; where several ways give some, they are joined.
    /// <c>messages</c>, <c>input</c>, <c>stream</c>, <c>store</c>, <c>previous_response_id</c> and an <c>n</c> other than 1 are refused with an
    /// <see cref="System.ArgumentException"/>: they would break what the clients promise. <see langword="null"/> (the default) adds none.</value>
    [JsonPropertyOrder(2)]
    public IDictionary<string, JsonElement>? ExtraBody { get; set; }
}
