using System;
using System.Runtime.CompilerServices;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Sessions;

namespace OpenRouter.AI.Registration;

/// <summary>What the pipelines over one client know together, however many of them are built and however short they live.</summary>
internal sealed class ClientShare
{
    private static readonly ConditionalWeakTable<OpenRouterClient, ClientShare> Shares = new();

    private ClientShare(OpenRouterClient client, TimeProvider time)
    {
        Prices = new PriceCatalog(client, time);
        Providers = new SessionProviders(client, time);
    }

    internal PriceCatalog Prices { get; }

    internal SessionProviders Providers { get; }

    internal RecentGenerations Generations { get; } = new();

    /// <param name="client">The client.</param>
    /// <param name="time">The clock of the application.</param>
    internal static ClientShare Of(OpenRouterClient client, TimeProvider time) => Shares.GetValue(client, key => new ClientShare(key, time));
}
