using System;
using System.Threading;

namespace OpenRouter.AI.Registration;

/// <summary>A while in which a question that failed is not asked again, so that not every request waits for its failure.</summary>
internal sealed class Pause(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private long _end = long.MinValue;

    internal bool IsOn => time.GetUtcNow().UtcTicks < Volatile.Read(ref _end);

    internal void Begin() => Volatile.Write(ref _end, (time.GetUtcNow() + Length).UtcTicks);
}
