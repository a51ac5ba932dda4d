using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>One thing that was done around the model.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/router-metadata"/>.</remarks>
public sealed class OpenRouterPipelineStage
{
    /// <summary>Gets the kind of stage.</summary>
    /// <value>For example <c>guardrail</c>, <c>plugin</c> or <c>server_tools</c>; <see langword="null"/> when the service did not
    /// say.</value>
    public string? Type { get; init; }

    /// <summary>Gets which one of its kind it was.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Name { get; init; }

    /// <summary>Gets what it did in one sentence, for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Summary { get; init; }

    /// <summary>Gets what it reports, as it was sent.</summary>
    /// <value><see langword="null"/> when it reports nothing.</value>
    public JsonElement? Data { get; init; }

    /// <summary>Gets what it cost.</summary>
    /// <value>US dollars; <see langword="null"/> when it cost nothing or the service did not say.</value>
    public decimal? CostUsd { get; init; }

    /// <summary>Gets the id of the guardrail.</summary>
    /// <value><see langword="null"/> for other kinds.</value>
    public string? GuardrailId { get; init; }

    /// <summary>Gets whose guardrail it was.</summary>
    /// <value><see langword="null"/> for other kinds.</value>
    public string? GuardrailScope { get; init; }

    /// <summary>Gets what the service sent beyond this.</summary>
    /// <value><see langword="null"/> when there is nothing.</value>
    [JsonExtensionData]
    [JsonInclude]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; internal set; }
}
