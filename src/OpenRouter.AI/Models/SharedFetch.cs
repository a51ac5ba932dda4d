using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Models;

/// <summary>
/// A value that is fetched when it is wanted and kept for a while, which may depend on it. Whoever asks while it is being fetched waits for the same fetch; one who
/// leaves does not end it for the others. A failed fetch is not kept.
/// </summary>
internal sealed class SharedFetch<T>(Func<CancellationToken, Task<T>> fetch, Func<T, TimeSpan> lifetime, TimeProvider time)
{
    private Entry? _entry;

    internal Task<T> GetAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        Entry? entry = Volatile.Read(ref _entry);
        while (entry is null || entry.IsOver(time))
        {
            Entry fresh = new(fetch, lifetime, time);
            Entry? seen = Interlocked.CompareExchange(ref _entry, fresh, entry);
            entry = ReferenceEquals(seen, entry) ? fresh : seen;
        }

        return entry.Value.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    /// <summary>Forgets the value. A fetch under way serves those who wait for it, and nobody else.</summary>
    internal void Clear() => Volatile.Write(ref _entry, null);

    /// <summary>One fetch, which begins when its value is first wanted.</summary>
    private sealed class Entry
    {
        private readonly Lazy<Task<T>> _value;
        private long _completed;
        private TimeSpan _lifetime;

        internal Entry(Func<CancellationToken, Task<T>> fetch, Func<T, TimeSpan> lifetime, TimeProvider time) => _value = new Lazy<Task<T>>(() => Task.Run(
            async () =>
            {
                T value = await fetch(CancellationToken.None).ConfigureAwait(false);
                _lifetime = lifetime(value);
                Volatile.Write(ref _completed, time.GetTimestamp());
                return value;
            },
            CancellationToken.None));

        internal Task<T> Value => _value.Value;

        internal bool IsOver(TimeProvider time) => _value.IsValueCreated && Value.IsCompleted
            && (Value.Status != TaskStatus.RanToCompletion || time.GetElapsedTime(Volatile.Read(ref _completed)) >= _lifetime);
    }
}
