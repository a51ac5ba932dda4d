using System;
using System.Threading;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.AI.Tests.Support;

/// <summary>A clock whose short waits, such as those between attempts, end as soon as they begin; long ones never end.</summary>
internal sealed class EagerTimeProvider : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromMinutes(1))
        {
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        return timer;
    }
}
