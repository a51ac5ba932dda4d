using System;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Contract.Tests;

/// <summary>One local OpenRouter with a client, for one test.</summary>
internal sealed class LocalOpenRouter : IAsyncDisposable
{
    private LocalOpenRouter(OpenRouterEmulator server, int retries)
    {
        Server = server;
        Client = new OpenRouterClient(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint, MaxRetries = retries });
    }

    internal OpenRouterEmulator Server { get; }

    internal OpenRouterClient Client { get; }

    internal static async Task<LocalOpenRouter> StartAsync(CancellationToken cancellationToken, int retries = 0) =>
        new(await OpenRouterEmulator.StartAsync(cancellationToken: cancellationToken), retries);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }
}
