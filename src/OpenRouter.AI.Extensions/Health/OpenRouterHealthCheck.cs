using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenRouter.AI.Health;

/// <summary>Whether the key works and there is money left. The answer is kept for a while, since probes come often.</summary>
internal sealed class OpenRouterHealthCheck(OpenRouterClient client, decimal minimumCredits, TimeSpan lifetime, TimeProvider time) : IHealthCheck, IDisposable
{
    /// <summary>A probe that waits longer tells its reader nothing, and holds up those behind it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private HealthCheckResult? _last;
    private long _checked;

    public void Dispose() => _turn.Dispose();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_last is not { } result || time.GetElapsedTime(_checked) >= lifetime)
            {
                result = await LookAsync(context.Registration.FailureStatus, cancellationToken).ConfigureAwait(false);
                _last = result;
                _checked = time.GetTimestamp();
            }

            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<HealthCheckResult> LookAsync(HealthStatus failureStatus, CancellationToken cancellationToken)
    {
        using CancellationTokenSource wait = time.CreateCancellationTokenSource(LongestWait);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wait.Token);
        string question = "key";
        try
        {
            OpenRouterKey key = await client.GetKeyAsync(limited.Token).ConfigureAwait(false);
            decimal? left = key.LimitRemaining;
            question = "credits";
            if (key.IsManagementKey != false && await CreditsAsync(limited.Token).ConfigureAwait(false) is { } credits)
            {
                left = left is { } limit ? Math.Min(limit, credits) : credits;
            }

            return Judge(left, failureStatus);
        }
        catch (OpenRouterException exception)
        {
            string reason = exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                ? "OpenRouter does not accept the key."
                : $"OpenRouter could not be asked for the {question}.";
            return new HealthCheckResult(failureStatus, reason, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            string reason = $"OpenRouter did not answer within {(int)LongestWait.TotalSeconds} seconds.";
            return new HealthCheckResult(failureStatus, reason, exception);
        }
    }

    /// <summary>Only a management key may ask for credits; others know the limit of the key alone.</summary>
    private async Task<decimal?> CreditsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetCreditsAsync(cancellationToken).ConfigureAwait(false)).RemainingCredits;
        }
        catch (OpenRouterException exception) when (exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return null;
        }
    }

    private HealthCheckResult Judge(decimal? left, HealthStatus failureStatus)
    {
        Dictionary<string, object> data = new(StringComparer.Ordinal);
        if (left is not { } amount)
        {
            return HealthCheckResult.Healthy("The key works and has no limit.", data);
        }

        data["remaining"] = amount;
        return amount <= 0 ? new HealthCheckResult(failureStatus, "No credits are left.", data: data)
            : amount < minimumCredits ? HealthCheckResult.Degraded("Few credits are left.", data: data)
            : HealthCheckResult.Healthy("The key works and there are credits left.", data);
    }
}
