using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>How a model thinks, and whether its thoughts are returned (<c>reasoning</c>).</summary>
/// <remarks>Wins over the reasoning options of Microsoft.Extensions.AI. Give an effort or a budget, not both.
/// Source: <see href="https://openrouter.ai/docs/guides/best-practices/reasoning-tokens"/>.</remarks>
public sealed class ReasoningSettings
{
    /// <summary>Gets or sets how hard to think.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the model. Excludes <see cref="MaxTokens"/>.</value>
    public ReasoningEffortLevel? Effort { get; set; }

    /// <summary>Gets or sets the budget for thinking.</summary>
    /// <value>Tokens; <see langword="null"/> (the default) sets none. Anthropic takes 1024 to 128000, and less than the output limit.
    /// Excludes <see cref="Effort"/>.</value>
    public int? MaxTokens { get; set; }

    /// <summary>Gets or sets whether the model thinks without its thoughts being returned.</summary>
    /// <value><see langword="null"/> (the default) returns them.</value>
    public bool? Exclude { get; set; }

    /// <summary>Gets or sets whether the model thinks at all.</summary>
    /// <value><see langword="true"/> alone means medium effort; <see langword="null"/> (the default) leaves it to the other keys.</value>
    public bool? Enabled { get; set; }

    /// <summary>Gets or sets how detailed the summary of the thoughts is.</summary>
    /// <value><c>auto</c>, <c>concise</c> or <c>detailed</c>; <see langword="null"/> (the default) leaves it to the model. OpenAI
    /// models only.</value>
    public string? Summary { get; set; }

    /// <summary>Gets or sets which turns' reasoning the model sees.</summary>
    /// <value><c>auto</c>, <c>all_turns</c> or <c>current_turn</c>; <see langword="null"/> (the default) leaves it to the model. Newest
    /// OpenAI models only.</value>
    public string? Context { get; set; }

    /// <summary>Gets or sets the way of reasoning.</summary>
    /// <value><c>standard</c> or <c>pro</c>; <see langword="null"/> (the default) leaves it to the model. Newest OpenAI models
    /// only.</value>
    public string? Mode { get; set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
