using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI;

/// <summary>What the models of a request lack, and which others have it.</summary>
public sealed class OpenRouterPreflightReport
{
    internal OpenRouterPreflightReport(
        IReadOnlyList<OpenRouterPreflightIssue> issues, IReadOnlyList<OpenRouterModel> alternatives, bool isBlocking)
    {
        Issues = issues;
        Alternatives = alternatives;
        IsBlocking = isBlocking;
    }

    /// <summary>Gets what is missing, model by model.</summary>
    /// <value>Never empty.</value>
    public IReadOnlyList<OpenRouterPreflightIssue> Issues { get; }

    /// <summary>Gets models that have all that the request needs.</summary>
    /// <value>At most three, the cheapest first by the sum of the prices of input and output; empty when there is none.</value>
    public IReadOnlyList<OpenRouterModel> Alternatives { get; }

    /// <summary>Gets whether the request cannot succeed.</summary>
    /// <value><see langword="true"/> when every model of the request lacks something, or one of them does not exist, which the service
    /// refuses even for a fallback. An effort of thinking that a model does not have is not such a lack: the service takes the nearest.</value>
    public bool IsBlocking { get; }

    /// <summary>Says what is missing and what would do.</summary>
    /// <returns>A line for people, without anything of the messages.</returns>
    public override string ToString()
    {
        string missing = string.Join(" ", Issues.Select(static issue => issue.Message));
        string others = string.Join(", ", Alternatives.Select(static model => model.Id));
        return others.Length == 0 ? missing : $"{missing} Models that would do: {others}.";
    }
}
