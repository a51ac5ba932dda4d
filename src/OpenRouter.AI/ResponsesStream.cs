using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Responses;
using OpenRouter.AI.Responses.Wire;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>One streamed answer of the Responses endpoint: events in, updates out. What is already buffered is handed out without awaiting.</summary>
internal sealed class ResponsesStream : IAsyncDisposable
{
    private readonly AnswerStream _answer;
    private readonly AnswerContext _context;
    private readonly ResponsesStreamMapper _mapper;
    private readonly ResponsesEventReader _reader = new();
    private readonly ResponsesEvent _event = new();
    private ChatResponseUpdate? _next;
    private Queue<ChatResponseUpdate>? _ready;
    private bool _done;
    private bool _completed;

    private ResponsesStream(AnswerStream answer, AnswerContext context)
    {
        _answer = answer;
        _context = context;
        _mapper = new ResponsesStreamMapper(context);
    }

    /// <summary>Reads up to the first update: until then a failure may be tried again.</summary>
    internal static async ValueTask<ResponsesStream> BeginAsync(AnswerStream answer, AnswerContext context, CancellationToken cancellationToken)
    {
        ResponsesStream stream = new(answer, context);
        try
        {
            if (!answer.IsEventStream)
            {
                stream.TakeWhole(await answer.ReadWholeAsync(cancellationToken).ConfigureAwait(false));
                return stream;
            }

            ChatResponseUpdate? first;
            while (!stream.TryNext(out first) && await stream.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                // Comments and announcements: nobody has been given anything yet.
            }

            stream._next = first;
            return stream;
        }
        catch
        {
            stream._mapper.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _mapper.Dispose();
        if (_done)
        {
            // The service has said its last word. Its connection can serve the next call, if the end of the body follows at once.
            await _answer.EndAsync().ConfigureAwait(false);
        }

        await _answer.DisposeAsync().ConfigureAwait(false);
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

        if ((update = _mapper.Next()) is not null)
        {
            return true;
        }

        while (!_done && _answer.TryRead(out ReadOnlySpan<byte> data))
        {
            if (data.SequenceEqual("[DONE]"u8))
            {
                _done = true;
            }
            else if (Map(data) is { } made)
            {
                update = made;
                return true;
            }
        }

        update = null;
        return false;
    }

    /// <summary>Reads on, or makes the last updates at the end.</summary>
    /// <returns>Whether there may be another update.</returns>
    internal async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_completed)
        {
            return false;
        }

        if (!_done && await _answer.FillAsync(cancellationToken).ConfigureAwait(false))
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
        _ready = _mapper.Complete();
        return true;
    }

    private ChatResponseUpdate? Map(ReadOnlySpan<byte> data)
    {
        try
        {
            _reader.Read(data, _event);
            return _mapper.Map(_event, data);
        }
        catch (JsonException exception)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("an event of it is not valid JSON", _mapper.GenerationId, exception);
        }
    }

    /// <summary>A request for a stream may be answered with a whole answer.</summary>
    private void TakeWhole(ReadOnlyMemory<byte> body)
    {
        _completed = true;
        try
        {
            _ready = new Queue<ChatResponseUpdate>(ResponsesResponseMapper.Map(body.Span, _context).ToChatResponseUpdates());
        }
        catch (JsonException exception)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("it is not valid JSON", _context.Headers.GenerationId, exception);
        }
    }
}
