namespace OpenRouter.AI.Testing;

/// <summary>How a request finds its recording in <see cref="OpenRouterEmulator.Replay"/>.</summary>
public enum ReplayMatching
{
    /// <summary>Method, path, query and the whole body are the same as recorded; the order of members does not matter. Each recording answers once:
    /// a request that comes more often than it was recorded gets 404 and a message that says so.</summary>
    Strict,

    /// <summary>Method, path and whether a stream is asked for are the same, and without a body the query too; of several, the one
    /// with the same last message and the same model is nearest. When all that are as near were used, the last answers again.</summary>
    Lenient,
}
