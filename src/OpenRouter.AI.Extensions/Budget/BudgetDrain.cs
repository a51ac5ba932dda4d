using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace OpenRouter.AI.Budget;

/// <summary>Makes a host that stops wait, as long as it waits for anything, until the cost of calls that were broken off is written down. By
/// then the server has stopped, so that no further calls end.</summary>
internal sealed class BudgetDrain(BudgetWork work) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => work.DrainAsync(cancellationToken);
}
