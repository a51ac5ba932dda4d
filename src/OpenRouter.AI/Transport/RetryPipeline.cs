using System;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace OpenRouter.AI.Transport;

/// <summary>Sends a request again when its failure may pass: after growing, varied waits, or after the wait that the service asks for.</summary>
internal static class RetryPipeline
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>The pipeline for the options; null when nothing is ever sent again.</summary>
    internal static ResiliencePipeline? Create(OpenRouterClientOptions options)
    {
        if (options.MaxRetries == 0)
        {
            return null;
        }

        return new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(500),
                MaxDelay = TimeSpan.FromSeconds(30),
                ShouldHandle = static attempt => new ValueTask<bool>(MayPass(attempt.Outcome.Exception)),
                OnRetry = attempt => Tell(options.OnRetry, attempt),
                DelayGenerator = static attempt => new ValueTask<TimeSpan?>(Asked(attempt.Outcome.Exception)),
            })
            .Build();
    }

    internal static bool MayPass(Exception? exception) =>
        exception is OpenRouterException { IsTransient: true, AllowsAttempt: true } failure
        && (failure.RetryAfter is not { } wait || wait <= LongestWait);

    private static ValueTask Tell(Action<OpenRouterRetry>? listener, OnRetryArguments<object> attempt)
    {
        if (listener is not null && attempt.Outcome.Exception is OpenRouterException failure)
        {
            listener(new OpenRouterRetry(attempt.AttemptNumber + 1, attempt.RetryDelay, failure));
        }

        return default;
    }

    private static TimeSpan? Asked(Exception? exception) =>
        exception is OpenRouterException { RetryAfter: { } wait } && wait > TimeSpan.Zero ? wait : null;
}
