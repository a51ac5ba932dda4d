using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Models;

/// <summary>
/// A value that is fetched when it is wanted and kept for a while. Whoever asks while it is being fetched waits for the same fetch; one who
/// leaves does not end it for the others. A failed fetch is not kept.
/// </summary>
internal sealed class SharedFetch<T>(Func<CancellationToken, Task<T>> fetch, TimeSpan lifetime, TimeProvider time)
{
    private readonly object _gate = new();
    private Task<T>? _current;
    private Task<T>? _kept;
    private long _since;

    internal Task<T> GetAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        Task<T> task;
        lock (_gate)
        {
            if (_kept is not null && time.GetElapsedTime(_since) < lifetime)
            {
                return _kept;
            }

            _current ??= Task.Run(FetchAsync, CancellationToken.None);
            task = _current;
        }

        return task.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    /// <summary>Forgets the value. A fetch under way is not taken for a new one.</summary>
    internal void Clear()
    {
        lock (_gate)
        {
            _kept = null;
            _current = null;
        }
    }

    private async Task<T> FetchAsync()
    {
        Task<T>? own;
        lock (_gate)
        {
            // Set before the lock was given back to this task.
            own = _current;
        }

        T? value = default;
        bool fetched = false;
        try
        {
            value = await fetch(CancellationToken.None).ConfigureAwait(false);
            fetched = true;
            return value;
        }
        finally
        {
            lock (_gate)
            {
                if (own is not null && ReferenceEquals(_current, own))
                {
                    _current = null;
                    _kept = fetched ? Task.FromResult(value!) : null;
                    _since = time.GetTimestamp();
                }
            }
        }
    }
}
