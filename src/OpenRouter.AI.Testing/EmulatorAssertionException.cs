using System;

namespace OpenRouter.AI.Testing;

/// <summary>What an emulator has seen is not what a test expects, or the emulator itself has failed. The message says which.</summary>
public sealed class EmulatorAssertionException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What was expected and what was seen.</param>
    public EmulatorAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with what the emulator itself has thrown.</summary>
    /// <param name="message">What went wrong, and where.</param>
    /// <param name="innerException">What was thrown.</param>
    public EmulatorAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
