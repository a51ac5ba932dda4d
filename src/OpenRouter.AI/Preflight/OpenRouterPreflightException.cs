using System;

namespace OpenRouter.AI;

/// <summary>A request that was not sent, since none of its models can serve it.</summary>
public sealed class OpenRouterPreflightException : InvalidOperationException
{
    internal OpenRouterPreflightException(OpenRouterPreflightReport report)
        : base(report.ToString()) => Report = report;

    /// <summary>Gets what is missing, and which models have it.</summary>
    public OpenRouterPreflightReport Report { get; }
}
