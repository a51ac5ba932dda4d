using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses;
using OpenRouter.AI.Responses.Wire;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary>One streamed answer of the Responses endpoint, whose own events say whether it is complete.</summary>
internal sealed class ResponsesStream(AnswerStream answer, AnswerContext context) : UpdateStream(answer)
{
    private readonly ResponsesStreamMapper _mapper = new(context);
    private readonly ResponsesEventReader _reader = new();
    private readonly ResponsesEvent _event = new();

    protected override string? GenerationId => _mapper.GenerationId;

    protected override bool IsComplete => _mapper.HasEnded;

    protected override ChatResponseUpdate? Map(ReadOnlySpan<byte> data)
    {
        if (!_reader.TryReadFrame(data, _event))
        {
            data = JsonText.Repair(data);
            _reader.Read(data, _event);
        }

        try
        {
            return _mapper.Map(_event, data);
        }
        catch (TornTextException)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("a piece of its text was lost on the way", GenerationId);
        }
    }

    protected override ChatResponseUpdate? Pending() => _mapper.Next();

    protected override Queue<ChatResponseUpdate> Complete(bool done) => _mapper.Complete();

    protected override ChatResponse MapWhole(ReadOnlySpan<byte> body) => ResponsesResponseMapper.Map(body, context);

    protected override void Release() => _mapper.Dispose();
}
