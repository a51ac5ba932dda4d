namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>What a client must make of a fault.</summary>
public enum Expect
{
    /// <summary>The whole answer.</summary>
    Answer,

    /// <summary>An <see cref="OpenRouterException"/> before anything was delivered.</summary>
    Error,

    /// <summary>The text before the fault, then an <see cref="OpenRouterException"/>.</summary>
    TextThenError,

    /// <summary>An answer whose loss nobody can see, since the protocol does not number its chunks.</summary>
    Undetectable,

    /// <summary>The whole answer, with the sign for a letter that could not be read.</summary>
    Replaced,

    /// <summary>Nothing until the caller gives up: the service says all the time that it is at work.</summary>
    Waits,
}
