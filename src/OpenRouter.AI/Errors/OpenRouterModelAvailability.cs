using System;
using System.Collections.Generic;

namespace OpenRouter.AI;

/// <summary>Why the wanted models cannot be served, and what would help: the <c>availability</c> object of an error.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/errors"/>.</remarks>
public sealed class OpenRouterModelAvailability
{
    internal OpenRouterModelAvailability()
    {
    }

    /// <summary>Gets the reason as a word of OpenRouter's vocabulary.</summary>
    /// <value><see langword="null"/> when the service gave none.</value>
    public OpenRouterAvailabilityCode? Code { get; internal init; }

    /// <summary>Gets whether the same request may succeed later without a change.</summary>
    /// <value><see langword="null"/> when the service did not say. It decides over <see cref="OpenRouterException.IsTransient"/>.</value>
    public bool? Retryable { get; internal init; }

    /// <summary>Gets the models that were asked for, in the order they were tried.</summary>
    /// <value>Empty when the service named none.</value>
    public IReadOnlyList<string> RequestedModels { get; internal init; } = [];

    /// <summary>Gets models that could serve the request instead.</summary>
    /// <value>Empty when the service suggests none.</value>
    public IReadOnlyList<string> FallbackModels { get; internal init; } = [];

    /// <summary>Gets the providers that the problem concerns.</summary>
    /// <value>Empty when the service named none.</value>
    public IReadOnlyList<string> AffectedProviders { get; internal init; } = [];

    /// <summary>Gets the filters that excluded providers, such as <c>data_policy:zdr</c>, <c>max_price</c> or <c>require_parameters</c>.</summary>
    /// <value>Empty when no filter was at work or the service named none.</value>
    public IReadOnlyList<string> ExcludedBy { get; internal init; } = [];

    /// <summary>Gets the field of the request that left no provider.</summary>
    /// <value><see langword="null"/> unless <see cref="Code"/> is <see cref="OpenRouterAvailabilityCode.ConstraintFiltered"/>.</value>
    public OpenRouterModelConstraint? Constraint { get; internal init; }

    /// <summary>Gets how long to wait before the request is sent again.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Gets the address of the page that explains the reason.</summary>
    /// <value><see langword="null"/> when there is none, or it is not an absolute address.</value>
    public Uri? DocsUrl { get; internal init; }
}
