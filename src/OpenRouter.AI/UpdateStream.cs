using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Json;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>
/// One streamed answer of either chat endpoint: events in, updates out. What is already buffered is handed out without awaiting.
/// </summary>
internal abstract class UpdateStream(AnswerStream answer) : IAsyncDisposable
{
    private ChatResponseUpdate? _next;
    private Queue<ChatResponseUpdate>? _ready;
    private CancellationToken _caller;
    private bool _done;
    private bool _completed;

    /// <summary>Gets the id that the service knows the answer by, as far as it has been told.</summary>
    protected abstract string? GenerationId { get; }

    public async ValueTask DisposeAsync()
    {
        Release();
        if (_done)
        {
            // The service has said its last word. Its connection can serve the next call, if the end of the body follows at once.
            await answer.EndAsync(_caller).ConfigureAwait(false);
        }

        await answer.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Reads up to the first update: until then a failure may be tried again.</summary>
    internal async ValueTask<UpdateStream> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await answer.IsEventStreamAsync(cancellationToken).ConfigureAwait(false))
            {
                ReadOnlyMemory<byte> body = await answer.ReadWholeAsync(cancellationToken).ConfigureAwait(false);
                ResponseGuard.CheckJson(answer, body.Span);
                TakeWhole(body);
                return this;
            }

            ChatResponseUpdate? first;
            while (!TryNext(out first) && await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                // Comments, announcements and empty chunks: nobody has been given anything yet.
            }

            _next = first;
            return this;
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>Gets the next update that can be made of what has been read.</summary>
    internal bool TryNext([NotNullWhen(true)] out ChatResponseUpdate? update)
    {
        if ((update = _next) is not null)
        {
            _next = null;
            return true;
        }

        if (_ready is { Count: > 0 })
        {
            update = _ready.Dequeue();
            return true;
        }

        if ((update = Pending()) is not null)
        {
            return true;
        }

        while (!_done && answer.TryRead(out ReadOnlySpan<byte> data))
        {
            if (data.StartsWith("[DONE]"u8) && data["[DONE]"u8.Length..].IsBlank())
            {
                _done = true;
            }
            else
            {
                update = TryMap(data);
                _done = IsComplete;
                if (update is not null)
                {
                    return true;
                }
            }
        }

        update = null;
        return false;
    }

    /// <summary>Reads on, or makes the last updates at the end.</summary>
    /// <returns>Whether there may be another update.</returns>
    internal async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _caller = cancellationToken;
        if (_completed)
        {
            return false;
        }

        if (!_done && await answer.FillAsync(cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        // The last event may lack its blank line, and is handed over only now.
        if (TryNext(out ChatResponseUpdate? update))
        {
            _next = update;
            return true;
        }

        _completed = true;
        _ready = Complete(_done);
        return true;
    }

    /// <summary>Gets whether the events so far are all of the answer, whatever the connection does from now on.</summary>
    protected virtual bool IsComplete => false;

    /// <summary>Maps the data of an event; null when it has nothing to hand out.</summary>
    protected abstract ChatResponseUpdate? Map(ReadOnlySpan<byte> data);

    /// <summary>Gets another update of the event that was mapped last; null when there is none.</summary>
    protected virtual ChatResponseUpdate? Pending() => null;

    /// <summary>Makes the last updates.</summary>
    /// <param name="done">Whether the service said that the stream is complete.</param>
    protected abstract Queue<ChatResponseUpdate> Complete(bool done);

    /// <summary>Maps a whole answer.</summary>
    protected abstract ChatResponse MapWhole(ReadOnlySpan<byte> body);

    /// <summary>Gives back what the mapping holds.</summary>
    protected abstract void Release();

    private ChatResponseUpdate? TryMap(ReadOnlySpan<byte> data)
    {
        try
        {
            return Map(data);
        }
        catch (JsonException exception)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("an event of it is not valid JSON", GenerationId, exception);
        }
    }

    /// <summary>A request for a stream may be answered with a whole answer.</summary>
    private void TakeWhole(ReadOnlyMemory<byte> body)
    {
        _completed = true;
        try
        {
            _ready = new Queue<ChatResponseUpdate>(MapWhole(body.Span).ToChatResponseUpdates());
        }
        catch (JsonException exception)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("it is not valid JSON", answer.Headers.GenerationId, exception);
        }
    }
}
