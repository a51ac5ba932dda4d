using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Counts the connections that are open.</summary>
internal sealed class ConnectionCount
{
    private int _open;

    internal int Open => Volatile.Read(ref _open);

    internal async Task CountAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        Interlocked.Increment(ref _open);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
