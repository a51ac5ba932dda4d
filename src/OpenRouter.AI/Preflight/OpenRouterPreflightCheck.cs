namespace OpenRouter.AI;

/// <summary>What a preflight checked.</summary>
public enum OpenRouterPreflightCheck
{
    /// <summary>Whether the catalog has the model.</summary>
    KnownModel,

    /// <summary>Whether the model has not expired.</summary>
    Expiration,

    /// <summary>Whether the model reads every kind of content in the messages.</summary>
    InputModality,

    /// <summary>Whether the model gives every kind of output that is asked for.</summary>
    OutputModality,

    /// <summary>Whether the model can call tools.</summary>
    Tools,

    /// <summary>Whether the model can be made to call a tool.</summary>
    ToolChoice,

    /// <summary>Whether the model can answer in JSON, or by a schema.</summary>
    StructuredOutput,

    /// <summary>Whether the model can think as hard, or as little, as asked.</summary>
    ReasoningEffort,

    /// <summary>Whether the messages fit into the context.</summary>
    ContextLength,

    /// <summary>Whether the model can write as much as is asked for.</summary>
    MaxOutputTokens,
}
