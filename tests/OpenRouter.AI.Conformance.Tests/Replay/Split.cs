namespace OpenRouter.AI.Conformance.Replay;

/// <summary>How the bytes of an answer arrive.</summary>
public enum Split
{
    /// <summary>As much as the reader has room for.</summary>
    Whole,

    /// <summary>One byte per read.</summary>
    SingleBytes,

    /// <summary>Pieces of random length, the same ones for the same recording in every run.</summary>
    RandomPieces,
}
