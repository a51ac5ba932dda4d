using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Responses;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary><c>POST /responses</c>.</summary>
internal sealed class ResponsesEndpoint(OpenRouterClient client, string? model) : InferenceEndpoint(client, model, "responses")
{
    protected override InferenceRequest Map(
        IEnumerable<ChatMessage> messages, ChatOptions? options, string? defaultModel, bool stream, IChatClient sender) =>
        ResponsesRequestMapper.Map(messages, options, defaultModel, stream, sender);

    protected override ChatResponse Map(ReadOnlySpan<byte> body, AnswerContext context) => ResponsesResponseMapper.Map(body, context);

    protected override UpdateStream Stream(AnswerStream answer, AnswerContext context) => new ResponsesStream(answer, context);
}
