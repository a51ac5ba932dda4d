using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>How a model can think.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed class OpenRouterModelReasoning
{
    /// <summary>Gets whether thinking cannot be turned off.</summary>
    /// <value>The effort <c>none</c> is then refused. <see langword="null"/> when the service did not say.</value>
    public bool? IsMandatory { get; init; }

    /// <summary>Gets whether the model thinks when nothing is asked.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? IsEnabledByDefault { get; init; }

    /// <summary>Gets how hard it thinks when nothing is asked.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public ReasoningEffortLevel? DefaultEffort { get; init; }

    /// <summary>Gets the levels that the model has.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public IReadOnlyList<ReasoningEffortLevel>? SupportedEfforts { get; init; }

    /// <summary>Gets whether a budget of tokens can be set.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public bool? SupportsMaxTokens { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
