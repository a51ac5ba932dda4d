using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>The usual lifetime of a host takes Ctrl+C for itself; the emulator is a guest in somebody's process and must leave it
/// alone.</summary>
internal sealed class NoSignalLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
