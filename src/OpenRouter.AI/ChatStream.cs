using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>One streamed answer of the chat endpoint.</summary>
internal sealed class ChatStream(AnswerStream answer, AnswerContext context) : UpdateStream(answer)
{
    private readonly ChatStreamMapper _mapper = new(context);
    private readonly ChatChunkReader _reader = new();
    private readonly ChatChunk _chunk = new();

    protected override string? GenerationId => _mapper.GenerationId;

    protected override ChatResponseUpdate? Map(ReadOnlySpan<byte> data)
    {
        if (!_reader.TryReadFrame(data, _chunk))
        {
            data = JsonText.Repair(data);
            _reader.Read(data, _chunk);
        }

        return _mapper.Map(_chunk, data);
    }

    protected override Queue<ChatResponseUpdate> Complete(bool done) => new(_mapper.Complete(done));

    protected override ChatResponse MapWhole(ReadOnlySpan<byte> body) => ChatResponseMapper.Map(body, context);

    protected override void Release() => _mapper.Dispose();
}
