using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>How a model does in public tests.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
public sealed class OpenRouterModelBenchmarks
{
    /// <summary>Gets the intelligence index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? IntelligenceIndex { get; init; }

    /// <summary>Gets the coding index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? CodingIndex { get; init; }

    /// <summary>Gets the agentic index of Artificial Analysis.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public double? AgenticIndex { get; init; }

    /// <summary>Gets the ratings in the Design Arena.</summary>
    /// <value>Empty when there are none.</value>
    public IReadOnlyList<OpenRouterDesignArenaScore> DesignArena { get; init; } = [];

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
