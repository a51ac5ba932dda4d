using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Counts the connections that are open.</summary>
internal sealed class ConnectionCount
{
    private int _open;
    private int _peak;

    internal int Open => Volatile.Read(ref _open);

    internal int Peak => Volatile.Read(ref _peak);

    internal async Task CountAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        Raise(Interlocked.Increment(ref _open));
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private void Raise(int open)
    {
        for (int peak = Peak; open > peak && Interlocked.CompareExchange(ref _peak, open, peak) != peak; peak = Peak)
        {
        }
    }
}
