using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>One streamed answer: events in, updates out. What is already buffered is handed out without awaiting.</summary>
internal sealed class ChatStream : IAsyncDisposable
{
    private readonly AnswerStream _answer;
    private readonly AnswerContext _context;
    private readonly ChatStreamMapper _mapper;
    private readonly ChatChunkReader _reader = new();
    private readonly ChatChunk _chunk = new();
    private ChatResponseUpdate? _next;
    private Queue<ChatResponseUpdate>? _ready;
    private CancellationToken _caller;
    private bool _done;
    private bool _completed;

    private ChatStream(AnswerStream answer, AnswerContext context)
    {
        _answer = answer;
        _context = context;
        _mapper = new ChatStreamMapper(context);
    }

    /// <summary>Reads up to the first update: until then a failure may be tried again.</summary>
    internal static async ValueTask<ChatStream> BeginAsync(AnswerStream answer, AnswerContext context, CancellationToken cancellationToken)
    {
        ChatStream stream = new(answer, context);
        try
        {
            if (!await answer.IsEventStreamAsync(cancellationToken).ConfigureAwait(false))
            {
                ReadOnlyMemory<byte> body = await answer.ReadWholeAsync(cancellationToken).ConfigureAwait(false);
                ResponseGuard.CheckJson(answer, body.Span);
                stream.TakeWhole(body);
                return stream;
            }

            ChatResponseUpdate? first;
            while (!stream.TryNext(out first) && await stream.FillAsync(cancellationToken).ConfigureAwait(false))
            {
                // Comments and empty chunks: nobody has been given anything yet.
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
            await _answer.EndAsync(_caller).ConfigureAwait(false);
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

        while (!_done && _answer.TryRead(out ReadOnlySpan<byte> data))
        {
            if (data.StartsWith("[DONE]"u8) && data["[DONE]"u8.Length..].IsBlank())
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
        _caller = cancellationToken;
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
        _ready = new Queue<ChatResponseUpdate>(_mapper.Complete(_done));
        return true;
    }

    private ChatResponseUpdate? Map(ReadOnlySpan<byte> data)
    {
        try
        {
            _reader.Read(data, _chunk);
            return _mapper.Map(_chunk, data);
        }
        catch (JsonException exception)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("a chunk of it is not valid JSON", _mapper.GenerationId, exception);
        }
    }

    /// <summary>A request for a stream may be answered with a whole answer.</summary>
    private void TakeWhole(ReadOnlyMemory<byte> body)
    {
        _completed = true;
        try
        {
            _ready = new Queue<ChatResponseUpdate>(ChatResponseMapper.Map(body.Span, _context).ToChatResponseUpdates());
        }
        catch (JsonException exception)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("it is not valid JSON", _context.Headers.GenerationId, exception);
        }
    }
}
