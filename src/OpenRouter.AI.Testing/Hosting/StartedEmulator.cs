using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>An emulator that starts when it is first asked for, also by those who cannot await.</summary>
internal sealed class StartedEmulator : IAsyncDisposable, IDisposable
{
    private readonly Lazy<Task<OpenRouterEmulator>> _task;
    private readonly Lazy<OpenRouterEmulator> _value;

    internal StartedEmulator(OpenRouterEmulatorOptions? options)
    {
        _task = new(() => System.Threading.Tasks.Task.Run(() => OpenRouterEmulator.StartAsync(options, CancellationToken.None)));
        _value = new(() => Task.GetAwaiter().GetResult());
    }

    internal Task<OpenRouterEmulator> Task => _task.Value;

    internal OpenRouterEmulator Value => _value.Value;

    public async ValueTask DisposeAsync()
    {
        if (_task.IsValueCreated)
        {
            OpenRouterEmulator server = await Task.ConfigureAwait(false);
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (_task.IsValueCreated)
        {
            Value.Dispose();
        }
    }
}
