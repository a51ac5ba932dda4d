namespace OpenRouter.AI.Benchmarks.Memory;

/// <summary>How the bytes of an answer arrive.</summary>
internal enum Delivery
{
    /// <summary>The reader's buffer is always filled and reads complete at once.</summary>
    Burst,

    /// <summary>One event per read, and each read completes on the thread pool, as with a live stream.</summary>
    EventByEvent,
}
