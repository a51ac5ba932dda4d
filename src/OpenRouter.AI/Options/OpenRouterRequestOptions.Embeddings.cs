using System.Text.Json.Serialization;

namespace OpenRouter.AI;

// What only embeddings have.
public sealed partial class OpenRouterRequestOptions
{
    /// <summary>Gets or sets what the embedded texts are for, which models with two sides (Cohere, Voyage and others) want to know.</summary>
    /// <value>Such as <c>search_query</c> or <c>search_document</c>, in the words of the model; <see langword="null"/> (the default) leaves
    /// it to the model. Only embeddings have it.</value>
    /// <remarks>
    /// Of the other options, embeddings have <see cref="Provider"/>, <see cref="User"/>, <see cref="SessionId"/> (sent as a header),
    /// <see cref="ResponseCache"/>, <see cref="RoutingMetadata"/>, <see cref="Headers"/> and <see cref="ExtraBody"/>; any other one that is
    /// set for them is a <see cref="System.NotSupportedException"/>.
    /// Source: <see href="https://openrouter.ai/docs/api/reference/embeddings"/>.
    /// </remarks>
    [JsonPropertyOrder(1)]
    public string? InputType { get; set; }
}
