using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Sessions;

/// <summary>Who served which conversation last. Answers name a provider as it is shown, requests by its slug.</summary>
internal sealed class SessionProviders(OpenRouterClient client)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private IReadOnlyList<OpenRouterProvider>? _providers;

    internal void Remember(string session, string provider)
    {
        if (_names.Count >= Most && !_names.ContainsKey(session))
        {
            // What is forgotten is pinned again by its next answer.
            _names.Clear();
        }

        _names[session] = provider;
    }

    /// <summary>Finds the slug; null when the conversation, or its provider, is not known.</summary>
    internal async Task<string?> FindAsync(string session, CancellationToken cancellationToken)
    {
        if (!_names.TryGetValue(session, out string? name))
        {
            return null;
        }

        try
        {
            _providers ??= await client.GetProvidersAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OpenRouterException)
        {
            // Without the list the session alone keeps the conversation together.
            return null;
        }

        foreach (OpenRouterProvider provider in _providers)
        {
            if (string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return provider.Slug;
            }
        }

        return null;
    }
}
