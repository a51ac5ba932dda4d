using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>The emulator of an application under test: it starts with the host, or when it is needed if that comes earlier.</summary>
internal sealed class EmulatorService : IHostedService, IAsyncDisposable, IDisposable
{
    private readonly StartedEmulator _started;

    internal EmulatorService(OpenRouterEmulatorOptions options, IConfiguration? configuration)
    {
        _started = new StartedEmulator(options);
        Target = new RedirectTarget(_started, options.RedirectedEndpoints, configuration);
    }

    internal RedirectTarget Target { get; }

    public async Task StartAsync(CancellationToken cancellationToken) => await Target.Server.WaitAsync(cancellationToken).ConfigureAwait(false);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _started.DisposeAsync();

    /// <summary>Some containers are disposed without waiting.</summary>
    public void Dispose() => _started.Dispose();
}
