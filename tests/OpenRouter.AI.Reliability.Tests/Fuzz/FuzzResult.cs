using System;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>What came of an answer.</summary>
/// <param name="Text">The text that was delivered.</param>
/// <param name="Said">All that was said: thoughts, text and calls that can run; the vectors for embeddings.</param>
/// <param name="Failure">What was thrown.</param>
internal sealed record FuzzResult(string Text, string Said, Exception? Failure)
{
    /// <summary>Gets whether a call was handed over as one that was cut off, which is how its loss is told.</summary>
    public bool TellsOfLostCall { get; init; }

    /// <summary>Gets how many bytes the call allocated; null when it went on on another thread, where nobody counted.</summary>
    public long? Allocated { get; init; }
}
