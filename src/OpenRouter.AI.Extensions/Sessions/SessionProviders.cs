using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Sessions;

/// <summary>Who served which conversation last: one that the application named, or one that holds a thought. Answers name a provider as it is shown, requests by its slug.</summary>
internal sealed class SessionProviders(OpenRouterClient client, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Pause _pause = new(time);
    private Listing? _providers;

    internal void Remember(string conversation, string provider)
    {
        if (_names.Count >= Most && !_names.ContainsKey(conversation))
        {
            // What is forgotten is pinned again by its next answer.
            _names.Clear();
        }

        _names[conversation] = provider;
    }

    /// <summary>Finds the slug; null when the conversation, or its provider, is not known.</summary>
    internal async Task<string?> FindAsync(string conversation, CancellationToken cancellationToken)
    {
        if (!_names.TryGetValue(conversation, out string? name))
        {
            return null;
        }

        foreach (OpenRouterProvider provider in await ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(provider.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return provider.Slug;
            }
        }

        return null;
    }

    /// <summary>Gets the list; without one the session alone keeps the conversation together.</summary>
    private async Task<IReadOnlyList<OpenRouterProvider>> ListAsync(CancellationToken cancellationToken)
    {
        Listing? known = Volatile.Read(ref _providers);
        if (_pause.IsOn || (known is not null && time.GetElapsedTime(known.Since) < Lifetime))
        {
            return known?.Providers ?? [];
        }

        using CancellationTokenSource wait = time.CreateCancellationTokenSource(LongestWait);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wait.Token);
        try
        {
            known = new Listing(await client.GetProvidersAsync(limited.Token).ConfigureAwait(false), time.GetTimestamp());
            Volatile.Write(ref _providers, known);
        }
        catch (Exception exception) when (exception is OpenRouterException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            _pause.Begin();
        }

        return known?.Providers ?? [];
    }

    private sealed record Listing(IReadOnlyList<OpenRouterProvider> Providers, long Since);
}
