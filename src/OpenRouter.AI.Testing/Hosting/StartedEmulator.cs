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

    /// <summary>Stops it, if it was started and is running: a start that failed was told to those who asked for it, and left nothing to stop.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_task.IsValueCreated)
        {
            await ((Task)Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Task.IsCompletedSuccessfully)
            {
                OpenRouterEmulator server = await Task.ConfigureAwait(false);
                await server.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Does what <see cref="DisposeAsync"/> does, and waits for it.</summary>
    public void Dispose() => System.Threading.Tasks.Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult();
}
