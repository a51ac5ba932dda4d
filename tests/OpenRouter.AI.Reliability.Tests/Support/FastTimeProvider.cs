using System;
using System.Threading;

namespace OpenRouter.AI.Reliability.Support;

/// <summary>A clock whose waits are a hundred times shorter: a pause between attempts takes milliseconds, silence of a minute 0.6 s.</summary>
internal sealed class FastTimeProvider : TimeProvider
{
    private const int Speed = 100;

    private readonly long _start = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => (System.GetTimestamp() - _start) * Speed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)));

    private static TimeSpan Shorten(TimeSpan time) => time > TimeSpan.Zero ? time / Speed : time;

    /// <summary>Shortens later changes too.</summary>
    private sealed class FastTimer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Shorten(dueTime), Shorten(period));

        public void Dispose() => timer.Dispose();

        public global::System.Threading.Tasks.ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
