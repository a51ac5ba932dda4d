using System;
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
    internal static void Set(ProviderRouting routing, string provider, bool only)
    {
        if (only)
        {
            routing.Order = [provider];
            routing.Only = [provider];
            routing.AllowFallbacks = false;
        }
        else
        {
            routing.Order ??= [provider];
        }
    }
}
