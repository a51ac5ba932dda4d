using System;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>
/// Leaves an answer unfinished. Thrown through Kestrel, it makes it send what was written and close the connection without the end
/// mark of the body; an abort could overtake data that is still on its way.
/// </summary>
internal sealed class DroppedConnectionException : Exception
{
    internal DroppedConnectionException()
        : base("The emulator drops this connection on purpose.")
    {
    }
}
