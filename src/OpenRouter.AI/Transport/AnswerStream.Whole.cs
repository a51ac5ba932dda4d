using System;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Transport;

// Answers that are no stream, and how they are told from one.
internal sealed partial class AnswerStream
{
    private const int WholeCapacity = 16 * 1024;

    // An error says what it has to say in far less and far sooner.
    private const int MostErrorBytes = 1024 * 1024;
    private static readonly TimeSpan ErrorPatience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Finds out whether events come, which is not sure although they were asked for: an early failure is JSON, and proxies name wrong types
    /// or none, so that then the first byte tells.
    /// </summary>
    internal async ValueTask<bool> IsEventStreamAsync(CancellationToken cancellationToken)
    {
        if (MediaType is "text/event-stream")
        {
            return true;
        }

        if (MediaType is "application/json" || (MediaType?.EndsWith("+json", StringComparison.Ordinal) ?? false))
        {
            return false;
        }

        byte? first;
        while ((first = FirstOf(_events.Unread)) is null && await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            // White space and byte order marks.
        }

        return first is not ((byte)'{' or (byte)'[' or (byte)'<');
    }

    /// <summary>Reads an answer that is no stream to its end, without white space and a byte order mark before it. Valid until disposed.</summary>
    /// <exception cref="OpenRouterException">The connection broke, or stayed silent for too long.</exception>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadWholeAsync(CancellationToken cancellationToken)
    {
        PooledBuffer whole = Whole();
        _watch.Link(cancellationToken);
        bool more = !_ended;
        while (more)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Enter();
            more = await ReadAsync(whole, cancellationToken).ConfigureAwait(false);
        }

        return JsonText.Repair(JsonText.TrimStart(whole.Memory));
    }

    /// <summary>Reads what comes of the body of a failure: to its end if it has one, but no longer than it takes to say what failed.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadErrorAsync(CancellationToken cancellationToken)
    {
        PooledBuffer whole = Whole();
        _watch.Link(cancellationToken);
        ITimer? patience = null;
        try
        {
            bool more = !_ended;
            while (more && whole.Length < MostErrorBytes && !IsObject(whole.Span))
            {
                Enter();
                ValueTask<bool> read = ReadAsync(whole, cancellationToken);
                if (!read.IsCompleted)
                {
                    patience ??= _watch.Time.CreateTimer(
                        static watch => ((CallWatch)watch!).Abort(), _watch, ErrorPatience, Timeout.InfiniteTimeSpan);
                }

                more = await read.ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OpenRouterException or OperationCanceledException or ObjectDisposedException
            && !cancellationToken.IsCancellationRequested)
        {
            // The status and what has arrived say enough; how the body ended must not hide them.
        }
        finally
        {
            patience?.Dispose();
        }

        return JsonText.Repair(JsonText.TrimStart(whole.Memory));
    }

    private PooledBuffer Whole()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (_whole is null)
        {
            _whole = new PooledBuffer(WholeCapacity);
            _whole.Append(_events.Unread);
        }

        return _whole;
    }

    private static bool IsObject(ReadOnlySpan<byte> body)
    {
        int last = body.Length - 1;
        while (last >= 0 && body[last] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            last--;
        }

        return last >= 0 && body[last] == (byte)'}' && ErrorJson.Open(body) is not null;
    }

    private static byte? FirstOf(ReadOnlySpan<byte> body) => JsonText.Start(body) is var start && start < body.Length ? body[start] : null;
}
