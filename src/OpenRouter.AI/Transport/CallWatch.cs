using System;
using System.Threading;

namespace OpenRouter.AI.Transport;

/// <summary>
/// The one token of an attempt: it is cancelled by the caller, by silence, or by giving the attempt up. The silence is measured only between
/// <see cref="Begin"/> and <see cref="End"/>, and costs a time stamp each: the timer runs on and looks at the stamp when it fires.
/// </summary>
internal sealed class CallWatch : IDisposable
{
    private const long NotWaiting = 0;
    private const long Fired = -1;

    private readonly CancellationTokenSource _source = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _idle;
    private ITimer? _timer;
    private long _waitingSince;
    private int _ticking;
    private CancellationToken _linked;
    private CancellationTokenRegistration _registration;

    internal CallWatch(TimeProvider time, TimeSpan idle)
    {
        _time = time;
        _idle = idle;
        Token = _source.Token;
    }

    internal CancellationToken Token { get; }

    internal TimeSpan Idle => _idle;

    internal TimeProvider Time => _time;

    /// <summary>Gets whether the attempt is over, for whatever reason.</summary>
    internal bool IsAborted => Token.IsCancellationRequested;

    /// <summary>Gets whether silence has ended the attempt.</summary>
    internal bool IsSilent => Volatile.Read(ref _waitingSince) == Fired;

    public void Dispose()
    {
        IDisposable? timer = _timer;
        timer?.Dispose();
        _registration.Unregister();
        _source.Dispose();
    }

    /// <summary>Lets a token of the caller cancel the attempt, until another token takes its place.</summary>
    internal void Link(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (cancellationToken == _linked)
        {
            return;
        }

        _registration.Unregister();
        _linked = cancellationToken;
        _registration = cancellationToken.Register(static watch => ((CallWatch)watch!).Abort(), this, useSynchronizationContext: false);
    }

    /// <summary>Starts to measure the silence.</summary>
    internal void Begin()
    {
        if (_idle == Timeout.InfiniteTimeSpan || IsSilent)
        {
            return;
        }

        Interlocked.Exchange(ref _waitingSince, Math.Max(_time.GetTimestamp(), 1));
        Tick();
    }

    /// <summary>Something has arrived.</summary>
    internal void End()
    {
        if (Interlocked.Exchange(ref _waitingSince, NotWaiting) == Fired)
        {
            // The last byte and the timer met; the token is cancelled already, so the reason must stay.
            Volatile.Write(ref _waitingSince, Fired);
        }
    }

    /// <summary>Gives the attempt up.</summary>
    internal void Abort()
    {
        try
        {
            // Callers are synchronous: a timer, a registration, a dispose.
            Action cancel = _source.Cancel;
            cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt has ended meanwhile.
        }
    }

    private void Tick()
    {
        if (Interlocked.Exchange(ref _ticking, 1) == 0)
        {
            _timer ??= _time.CreateTimer(static watch => ((CallWatch)watch!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(_idle, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        long since = Volatile.Read(ref _waitingSince);
        if (since is NotWaiting or Fired)
        {
            // Sleeps until the next wait; one that has begun in between must not stay unwatched.
            Interlocked.Exchange(ref _ticking, 0);
            if (Volatile.Read(ref _waitingSince) is not (NotWaiting or Fired))
            {
                Tick();
            }

            return;
        }

        TimeSpan left = _idle - _time.GetElapsedTime(since);
        if (left > TimeSpan.Zero)
        {
            // At least a millisecond: a shorter time counts as none and would spin.
            _timer!.Change(left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
        else if (Interlocked.CompareExchange(ref _waitingSince, Fired, since) == since)
        {
            Abort();
        }
        else
        {
            _timer!.Change(_idle, Timeout.InfiniteTimeSpan);
        }
    }
}
