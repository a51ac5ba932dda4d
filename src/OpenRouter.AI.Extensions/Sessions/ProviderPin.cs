namespace OpenRouter.AI.Sessions;

/// <summary>Keeps a request with a provider.</summary>
internal static class ProviderPin
{
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
