namespace OpenRouter.AI;

/// <summary>How a model thinks, in the plain values of a configuration. See <see cref="ReasoningSettings"/> for what they mean.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/guides/best-practices/reasoning-tokens"/>.</remarks>
public sealed class OpenRouterReasoningOptions
{
    /// <summary>Gets or sets how hard to think, such as <c>low</c> or <c>high</c>.</summary>
    /// <value>Null (the default) leaves it to the model. Excludes <see cref="MaxTokens"/>.</value>
    public string? Effort { get; set; }

    /// <summary>Gets or sets the budget for thinking.</summary>
    /// <value>Tokens; null (the default) sets none. Excludes <see cref="Effort"/>.</value>
    public int? MaxTokens { get; set; }

    /// <summary>Gets or sets whether the model thinks without its thoughts being returned.</summary>
    /// <value>Null (the default) returns them.</value>
    public bool? Exclude { get; set; }

    /// <summary>Gets or sets whether the model thinks at all.</summary>
    /// <value>Null (the default) leaves it to the other settings.</value>
    public bool? Enabled { get; set; }

    /// <summary>Gets or sets how detailed the summary of the thoughts is: <c>auto</c>, <c>concise</c> or <c>detailed</c>.</summary>
    /// <value>Null (the default) leaves it to the model.</value>
    public string? Summary { get; set; }

    /// <summary>Gets or sets which turns' reasoning the model sees: <c>auto</c>, <c>all_turns</c> or <c>current_turn</c>.</summary>
    /// <value>Null (the default) leaves it to the model.</value>
    public string? Context { get; set; }

    /// <summary>Gets or sets the way of reasoning: <c>standard</c> or <c>pro</c>.</summary>
    /// <value>Null (the default) leaves it to the model.</value>
    public string? Mode { get; set; }
}
