namespace OpenRouter.AI;

/// <summary>The field of the request that excluded every provider of a model.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/errors"/>.</remarks>
public sealed class OpenRouterModelConstraint
{
    internal OpenRouterModelConstraint()
    {
    }

    /// <summary>Gets the name of the field in the request, such as <c>max_price</c>.</summary>
    /// <value><see langword="null"/> when the service gave none.</value>
    public string? Field { get; internal init; }

    /// <summary>Gets what the field demands and the providers lack, in words.</summary>
    /// <value><see langword="null"/> when the service gave none.</value>
    public string? Detail { get; internal init; }
}
