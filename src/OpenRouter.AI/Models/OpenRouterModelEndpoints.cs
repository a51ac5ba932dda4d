using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>A model with the providers that serve it.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/endpoints/list-endpoints"/>.</remarks>
public sealed class OpenRouterModelEndpoints
{
    /// <summary>Gets the name that requests use.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the name for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Name { get; init; }

    /// <summary>Gets what it is, for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Description { get; init; }

    /// <summary>Gets when OpenRouter first had it.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Gets what it reads.</summary>
    /// <value>Empty when the service did not say.</value>
    public IReadOnlyList<ModelModality> InputModalities { get; init; } = [];

    /// <summary>Gets what it gives.</summary>
    /// <value>Empty when the service did not say.</value>
    public IReadOnlyList<ModelModality> OutputModalities { get; init; } = [];

    /// <summary>Gets what it reads and gives, in one word.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Modality { get; init; }

    /// <summary>Gets the family whose tokens it counts.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Tokenizer { get; init; }

    /// <summary>Gets the form in which it takes turns.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? InstructType { get; init; }

    /// <summary>Gets the providers.</summary>
    /// <value>Empty when nobody serves it now.</value>
    public IReadOnlyList<OpenRouterModelEndpoint> Endpoints { get; init; } = [];

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
