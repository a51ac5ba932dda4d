namespace OpenRouter.AI;

/// <summary>One thing that a request needs and a model lacks.</summary>
public sealed class OpenRouterPreflightIssue
{
    internal OpenRouterPreflightIssue(string modelId, OpenRouterPreflightCheck check, string capability, string message)
    {
        ModelId = modelId;
        Check = check;
        Capability = capability;
        Message = message;
    }

    /// <summary>Gets the model, as the request names it.</summary>
    public string ModelId { get; }

    /// <summary>Gets what was checked.</summary>
    public OpenRouterPreflightCheck Check { get; }

    /// <summary>Gets what is missing, in the words of the catalog.</summary>
    /// <value>For example <c>image</c>, <c>tools</c> or <c>structured_outputs</c>.</value>
    public string Capability { get; }

    /// <summary>Gets one sentence for people.</summary>
    public string Message { get; }

    /// <summary>Gets whether the request fails of it: some lacks the service makes up for.</summary>
    internal bool IsBlocking { get; init; } = true;

    internal OpenRouterPreflightIssue WithoutBlocking() => new(ModelId, Check, Capability, Message) { IsBlocking = false };

    /// <summary>Says what is missing.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Message;
}
