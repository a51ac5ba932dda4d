namespace OpenRouter.AI.Testing;

/// <summary>How a request finds its recording in <see cref="OpenRouterEmulator.Replay"/>.</summary>
public enum ReplayMatching
{
    /// <summary>Method, path, query and the whole body are the same as recorded; the order of members does not matter.</summary>
    Strict,

    /// <summary>Method, path and whether a stream is asked for are the same; of several, the one with the same model and the same last message
    /// is nearest.</summary>
    Lenient,
}
