using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>What an account has bought and spent, in US dollars.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/credits/get-credits"/>.</remarks>
public sealed class OpenRouterCredits
{
    /// <summary>Gets what was ever bought.</summary>
    /// <value>US dollars.</value>
    public decimal TotalCredits { get; init; }

    /// <summary>Gets what was ever spent.</summary>
    /// <value>US dollars.</value>
    public decimal TotalUsage { get; init; }

    /// <summary>Gets what is left.</summary>
    /// <value>US dollars; may be negative. What the service says is left, otherwise what was bought less what was spent.</value>
    public decimal RemainingCredits { get; init; }

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
