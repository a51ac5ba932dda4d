using System;
using System.Collections.Generic;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenRouter.AI;
using OpenRouter.AI.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Brings OpenRouter into the health checks of an application.</summary>
public static class OpenRouterHealthChecksBuilderExtensions
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(1);

    /// <summary>Checks that the key works and that there is money left: the limit of the key, and the credits when it may ask for
    /// them.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="minimumCredits">With less than that, in US dollars, the check is degraded; with nothing left it fails.</param>
    /// <param name="name">The name of the check; it must not occur twice.</param>
    /// <param name="failureStatus">What a check that fails reports. Null (the default) means unhealthy.</param>
    /// <param name="tags">Tags of the check; null (the default) gives it none.</param>
    /// <param name="lifetime">For how long a result is kept. Null (the default) means a minute.</param>
    /// <param name="serviceKey">The key of the <see cref="OpenRouterClient"/> to check. Null (the default) means the one without a key.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">An argument is null, the name is empty, or the credits or the lifetime are negative.</exception>
    /// <remarks>A check that gets no answer within ten seconds fails. Source: <see href="https://openrouter.ai/docs/api/api-reference/api-keys/get-current-key"/>.</remarks>
    public static IHealthChecksBuilder AddOpenRouter(
        this IHealthChecksBuilder builder,
        decimal minimumCredits = 0,
        string name = "openrouter",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? lifetime = null,
        string? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumCredits, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime ?? DefaultLifetime, TimeSpan.Zero, nameof(lifetime));
        builder.Services.AddKeyedSingleton(name, (provider, _) => new OpenRouterHealthCheck(
            serviceKey is null ? provider.GetRequiredService<OpenRouterClient>() : provider.GetRequiredKeyedService<OpenRouterClient>(serviceKey),
            minimumCredits,
            lifetime ?? DefaultLifetime,
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return builder.Add(new HealthCheckRegistration(
            name, provider => provider.GetRequiredKeyedService<OpenRouterHealthCheck>(name), failureStatus, tags));
    }
}
