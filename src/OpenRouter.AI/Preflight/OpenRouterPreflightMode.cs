namespace OpenRouter.AI;

/// <summary>What a preflight does with a request that the model cannot serve.</summary>
public enum OpenRouterPreflightMode
{
    /// <summary>Nothing is checked.</summary>
    Off,

    /// <summary>The request is sent, and what the model lacks is reported.</summary>
    Warn,

    /// <summary>The request is not sent: <see cref="OpenRouterPreflightException"/>.</summary>
    Throw,
}
