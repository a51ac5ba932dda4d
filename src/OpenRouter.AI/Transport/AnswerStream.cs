using System;
using System.IO;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Transport;

/// <summary>
/// An answer whose headers have arrived. Its events are taken from a buffer without waiting as long as there are any, then more bytes are
/// awaited. Disposing closes the connection at once, also while a read is under way.
/// </summary>
internal sealed partial class AnswerStream : IAsyncDisposable, IDisposable
{
    private const int Reading = 1;
    private const int Disposed = 2;
    private static readonly TimeSpan EndPatience = TimeSpan.FromMilliseconds(100);

    private readonly HttpResponseMessage _response;
    private readonly Stream _body;
    private readonly CallWatch _watch;
    private readonly SseReader _events = new();
    private PooledBuffer? _whole;
    private int _state;
    private bool _ended;
    private bool _closesWhenAborted;

    internal AnswerStream(HttpResponseMessage response, Stream body, CallWatch watch, AnswerHeaders headers)
    {
        _response = response;
        _body = body;
        _watch = watch;
        Headers = headers;
        MediaType = AnswerHeadersReader.MediaType(response);
    }

    internal AnswerHeaders Headers { get; }

    internal int Status => (int)_response.StatusCode;

    /// <summary>Gets the media type in lower case, without parameters; null when the answer names none.</summary>
    internal string? MediaType { get; }

    private bool IsDisposed => (Volatile.Read(ref _state) & Disposed) != 0;

    public void Dispose() => Close();

    public ValueTask DisposeAsync()
    {
        Close();
        return default;
    }

    /// <summary>Does what both disposals do; nothing in it waits.</summary>
    internal void Close()
    {
        int before = Change(add: Disposed, remove: 0);
        if ((before & Disposed) != 0)
        {
            return;
        }

        if ((before & Reading) == 0)
        {
            _response.Dispose();
            Release();
            return;
        }

        _watch.Abort();
        _response.Dispose();
    }

    /// <summary>The data of the next event that has arrived; the span is valid until the next call of any member.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> data) => _events.TryRead(out data);

    /// <summary>Waits for more bytes; false at the end, after which <see cref="TryRead"/> may still give an event without its blank line.</summary>
    /// <exception cref="OpenRouterException">The connection broke, or stayed silent for too long.</exception>
    internal ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (_ended)
        {
            return new ValueTask<bool>(false);
        }

        _watch.Link(cancellationToken);
        Enter();
        return ReadAsync(null, cancellationToken);
    }

    /// <summary>
    /// Reads over the end of a body whose last event has come, so that the connection can be used again; a body that goes on is left to the
    /// dispose, which closes the connection.
    /// </summary>
    internal async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        // By the real clock: nobody waits for the time of a test to pass once everything has been said.
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(EndPatience);
        try
        {
            while (!_ended && !IsDisposed)
            {
                while (_events.TryRead(out _))
                {
                    // Nothing counts any more.
                }

                await FillAsync(patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OpenRouterException or OperationCanceledException or ObjectDisposedException)
        {
            // The answer is complete; only the connection is lost.
        }
    }

    /// <summary>Waits for more bytes of an answer that is no stream and appends them to a buffer; false at the end.</summary>
    /// <exception cref="OpenRouterException">The connection broke, or stayed silent for too long.</exception>
    internal ValueTask<bool> FillAsync(PooledBuffer buffer, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (_ended)
        {
            return new ValueTask<bool>(false);
        }

        _watch.Link(cancellationToken);
        Enter();
        return ReadAsync(buffer, cancellationToken);
    }

    // A read that completes at once costs neither a time stamp nor an object.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadAsync(PooledBuffer? whole, CancellationToken cancellationToken)
    {
        try
        {
            Memory<byte> memory = whole is null ? _events.GetMemory() : whole.GetMemory(WholeCapacity / 4);
            ValueTask<int> read = _body.ReadAsync(memory, _watch.Token);
            if (!read.IsCompleted)
            {
                CloseWhenAborted();
                _watch.Begin();
            }

            return Accept(whole, await read.ConfigureAwait(false));
        }
        catch (Exception exception) when (CallFailure.IsKnown(exception) || _watch.IsAborted)
        {
            if (IsDisposed && !cancellationToken.IsCancellationRequested && !_watch.IsSilent)
            {
                throw new ObjectDisposedException(nameof(AnswerStream), exception);
            }

            throw CallFailure.Translate(exception, _watch, Headers.GenerationId, answerBegun: true, cancellationToken);
        }
        finally
        {
            _watch.End();
            Leave();
        }
    }

    /// <summary>Not every stack ends a read when its token is cancelled; all do when the connection goes.</summary>
    private void CloseWhenAborted()
    {
        if (!_closesWhenAborted)
        {
            _closesWhenAborted = true;
            _watch.Token.Register(static answer => ((HttpResponseMessage)answer!).Dispose(), _response);
        }
    }

    private bool Accept(PooledBuffer? whole, int count)
    {
        if (count == 0)
        {
            _ended = true;
            _events.Complete();
            return false;
        }

        if (whole is null)
        {
            _events.Advance(count);
        }
        else
        {
            whole.Advance(count);
        }

        return true;
    }

    private void Enter()
    {
        int before = Change(add: Reading, remove: 0);
        ObjectDisposedException.ThrowIf((before & Disposed) != 0, this);
        if ((before & Reading) != 0)
        {
            throw new InvalidOperationException("The answer is being read already; one reader at a time.");
        }
    }

    private void Leave()
    {
        if ((Change(add: 0, remove: Reading) & Disposed) != 0)
        {
            Release();
        }
    }

    /// <summary>Runs once: in the dispose, or at the end of the read that was under way then, which wrote into the buffers until now.</summary>
    private void Release()
    {
        _events.Dispose();
        _whole?.Dispose();
        _watch.Dispose();
    }

    private int Change(int add, int remove)
    {
        int state = Volatile.Read(ref _state);
        while (true)
        {
            int seen = Interlocked.CompareExchange(ref _state, (state | add) & ~remove, state);
            if (seen == state)
            {
                return state;
            }

            state = seen;
        }
    }
}
