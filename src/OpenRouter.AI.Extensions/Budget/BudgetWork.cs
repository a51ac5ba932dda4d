using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Budget;

/// <summary>What is still to be found out, or written down, of calls that have ended. An application that ends waits for it.</summary>
internal sealed class BudgetWork : IDisposable
{
    /// <summary>Many streams may end at once, and the service limits its requests.</summary>
    private const int MostAtOnce = 16;

    /// <summary>Long enough for most answers. A stream that middleware forgets about never ends, and would hold up every stop.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Task, bool> _tasks = new();
    private readonly ConcurrentDictionary<Task, bool> _requests = new();
    private readonly SemaphoreSlim _turns = new(MostAtOnce);
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _patience = new();

    /// <summary>Gets what tells that there is no more time: what is not done by then never will be, and the log must say so.</summary>
    internal CancellationToken Ended => _end.Token;

    /// <summary>Gets a task that ends when all that has begun is done.</summary>
    internal Task Pending => Task.WhenAll(_tasks.Keys);

    /// <summary>Gets what tells that requests which go on when their call has ended are not waited for any longer.</summary>
    internal CancellationToken NotWaited => _patience.Token;

    /// <summary>Ends what has not been done.</summary>
    public void Dispose()
    {
        _patience.Cancel();
        _end.Cancel();
    }

    /// <param name="task">Never fails: nobody awaits it.</param>
    internal void Add(Task task) => Add(_tasks, task);

    /// <summary>Adds requests that go on when their call has ended. An application that ends waits a while for them too.</summary>
    /// <param name="end">Never fails, and ends at the latest when they are not waited for any longer.</param>
    internal void AddRequests(Task end) => Add(_requests, end);

    /// <summary>Asks the service when it is this question's turn.</summary>
    internal async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> question)
    {
        await _turns.WaitAsync(Ended).ConfigureAwait(false);
        try
        {
            return await question(Ended).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Waits until everything is done, or until there is no more time.</summary>
    /// <param name="cancellationToken">Fires when there is no more time.</param>
    internal async Task DrainAsync(CancellationToken cancellationToken)
    {
        _ = cancellationToken.Register(Dispose);
        _patience.CancelAfter(LongestWait);
        while (!_tasks.IsEmpty || !_requests.IsEmpty)
        {
            await Task.WhenAll([.. _requests.Keys, Pending]).ConfigureAwait(false);
        }
    }

    private static void Add(ConcurrentDictionary<Task, bool> tasks, Task task)
    {
        tasks.TryAdd(task, true);
        _ = task.ContinueWith(
            static (ended, tasks) => ((ConcurrentDictionary<Task, bool>)tasks!).TryRemove(ended, out _),
            tasks, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
