namespace OpenRouter.AI.Benchmarks;

/// <summary>How an answer is read.</summary>
internal enum Reading
{
    /// <summary>As a stream, to its end.</summary>
    Stream,

    /// <summary>As a stream, up to the first update.</summary>
    FirstUpdate,

    /// <summary>In one piece.</summary>
    Whole,
}
