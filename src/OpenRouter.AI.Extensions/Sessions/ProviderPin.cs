using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Sessions;

/// <summary>Keeps a request with a provider.</summary>
internal static class ProviderPin
{
    /// <summary>Tells whether the caller, or the configuration, lets the provider serve the request.</summary>
    internal static bool IsAllowed(ProviderRouting? routing, string provider) =>
        routing?.Only?.Contains(provider, StringComparer.OrdinalIgnoreCase) != false
        && routing?.Ignore?.Contains(provider, StringComparer.OrdinalIgnoreCase) != true;

    /// <summary>An order that the caller asked for stays, unless the signature has been refused with it.</summary>
    /// <param name="routing">What the request says.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="order">The order that is configured; the others of it come behind the provider.</param>
    /// <param name="only">Whether no other may serve.</param>
    internal static void Set(ProviderRouting routing, string provider, IEnumerable<string>? order, bool only)
    {
        if (only)
        {
            routing.Order = [provider];
            routing.Only = [provider];
            routing.AllowFallbacks = false;
        }
        else
        {
            routing.Order ??= [provider, .. order?.Where(other => !string.Equals(other, provider, StringComparison.OrdinalIgnoreCase)) ?? []];
        }
    }
}
