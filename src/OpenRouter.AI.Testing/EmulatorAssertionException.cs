using System;

namespace OpenRouter.AI.Testing;

/// <summary>What an emulator has seen is not what a test expects. The message says both.</summary>
public sealed class EmulatorAssertionException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">What was expected and what was seen.</param>
    public EmulatorAssertionException(string message)
        : base(message)
    {
    }
}
