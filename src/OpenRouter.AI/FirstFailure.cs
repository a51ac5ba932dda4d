using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace OpenRouter.AI;

/// <summary>The first failure of tasks that belong together. It cancels the token that all of them watch.</summary>
internal sealed class FirstFailure(CancellationToken cancellationToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private ExceptionDispatchInfo? _first;

    internal CancellationToken Token => _stop.Token;

    public void Dispose() => _stop.Dispose();

    internal void Set(Exception exception)
    {
        if (Interlocked.CompareExchange(ref _first, ExceptionDispatchInfo.Capture(exception), null) is null)
        {
            // A failure is told from where it was caught, which waits for nothing.
            Action cancel = _stop.Cancel;
            cancel();
        }
    }

    /// <summary>Throws for the caller's cancellation, or else the failure, if there is one.</summary>
    internal void ThrowIfAny()
    {
        if (Volatile.Read(ref _first) is { } first)
        {
            cancellationToken.ThrowIfCancellationRequested();
            first.Throw();
        }
    }
}
