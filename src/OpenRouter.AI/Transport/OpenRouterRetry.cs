using System;

namespace OpenRouter.AI;

/// <summary>A request that failed for a passing reason and is about to be sent again.</summary>
/// <remarks>For <see cref="OpenRouterClientOptions.OnRetry"/>.</remarks>
public sealed class OpenRouterRetry
{
    internal OpenRouterRetry(int number, TimeSpan delay, OpenRouterException failure)
    {
        Number = number;
        Delay = delay;
        Failure = failure;
    }

    /// <summary>Gets which repetition of the request this is.</summary>
    /// <value>1 for the first one.</value>
    public int Number { get; }

    /// <summary>Gets how long the client waits before it sends the request again.</summary>
    /// <value>What the service asked for, or a growing and varied time.</value>
    public TimeSpan Delay { get; }

    /// <summary>Gets why the request failed.</summary>
    /// <value>The failure, which nobody is given unless the repetitions fail too.</value>
    public OpenRouterException Failure { get; }
}
