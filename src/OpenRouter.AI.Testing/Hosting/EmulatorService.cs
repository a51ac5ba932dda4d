using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>The emulator of an application under test: it starts with the host, or with the first request if that comes earlier.</summary>
internal sealed class EmulatorService(OpenRouterEmulatorOptions options) : IHostedService, IAsyncDisposable
{
    private readonly Lazy<Task<OpenRouterEmulator>> _server = new(() => OpenRouterEmulator.StartAsync(options, CancellationToken.None));
    private OpenRouterEmulator? _running;

    internal Task<OpenRouterEmulator> Server => _server.Value;

    internal OpenRouterEmulator Running => _running
        ?? throw new InvalidOperationException("The emulator starts with the host: take it out of the services after that.");

    public async Task StartAsync(CancellationToken cancellationToken) => _running = await Server.WaitAsync(cancellationToken).ConfigureAwait(false);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            OpenRouterEmulator server = await Server.ConfigureAwait(false);
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }
}
