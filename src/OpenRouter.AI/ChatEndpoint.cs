using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI;

/// <summary><c>POST /chat/completions</c>.</summary>
internal sealed class ChatEndpoint(OpenRouterClient client, string? model) : InferenceEndpoint(client, model, "chat/completions")
{
    protected override InferenceRequest Map(
        IEnumerable<ChatMessage> messages, ChatOptions? options, string? defaultModel, bool stream, IChatClient sender) =>
        ChatRequestMapper.Map(messages, options, defaultModel, stream, sender);

    protected override ChatResponse Map(ReadOnlySpan<byte> body, AnswerContext context) => ChatResponseMapper.Map(body, context);

    protected override UpdateStream Stream(AnswerStream answer, AnswerContext context) => new ChatStream(answer, context);
}
