namespace OpenRouter.AI.Testing.Wire;

/// <summary>How the bytes of an answer end.</summary>
internal enum WireEnding
{
    /// <summary>In good order.</summary>
    Complete,

    /// <summary>With the connection closed in the middle.</summary>
    Drop,

    /// <summary>With the connection reset.</summary>
    Reset,

    /// <summary>Not at all: the connection stays open and silent.</summary>
    Silence,

    /// <summary>Not at all: the connection stays open, with keep-alives until the client leaves.</summary>
    KeepAlives,
}
