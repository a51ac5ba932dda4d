namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>How an answer ended on the wire.</summary>
public enum RawEnding
{
    /// <summary>With its end mark or its whole announced length.</summary>
    Complete,

    /// <summary>With the connection closed before.</summary>
    Broken,

    /// <summary>With the connection reset.</summary>
    Reset,

    /// <summary>It had not ended when enough had come.</summary>
    Open,
}
