namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>How far the reading of one number came.</summary>
internal enum NumberReading
{
    /// <summary>It was read, and something that does not belong to it follows.</summary>
    Done,

    /// <summary>The bytes end before it is clear where the number does.</summary>
    CutOff,

    /// <summary>There is no number as JSON has them.</summary>
    NotANumber,
}
