using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>The emulator of an application under test: it starts with the host, or when it is needed if that comes earlier.</summary>
internal sealed class EmulatorService(OpenRouterEmulatorOptions options, IConfiguration? configuration) : IHostedService, IAsyncDisposable, IDisposable
{
    private readonly StartedEmulator _started = new(options);

    internal Task<OpenRouterEmulator> Server => _started.Task;

    internal RedirectedAddresses Addresses { get; } = new(options.RedirectedEndpoints, configuration);

    /// <summary>Gets the emulator, and starts it when the host has not done so yet: services are made without waiting.</summary>
    internal OpenRouterEmulator Running => _started.Value;

    public async Task StartAsync(CancellationToken cancellationToken) => await Server.WaitAsync(cancellationToken).ConfigureAwait(false);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _started.DisposeAsync();

    /// <summary>Some containers are disposed without waiting.</summary>
    public void Dispose() => _started.Dispose();
}
