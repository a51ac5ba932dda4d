using System;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>What the emulator failed at, which is remembered longer than the request.</summary>
/// <param name="Path">The path of the request.</param>
/// <param name="Request">The request in words.</param>
/// <param name="Error">What was thrown.</param>
internal sealed record RequestFailure(string Path, string Request, Exception Error)
{
    internal EmulatorAssertionException ToException() => new($"The emulator failed at {Request}. {Error.Message}", Error);
}
