using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>A whole answer to a <see cref="ChatResponse"/> with one message.</summary>
internal static class ChatResponseMapper
{
    internal static ChatResponse Map(ReadOnlySpan<byte> body, AnswerContext context)
    {
        ChatChunk chunk = new();
        new ChatChunkReader().Read(body, chunk);
        using ChatAnswer answer = new(context);
        answer.Accept(chunk, body, whole: true);
        answer.ThrowIfEmpty();
        List<AIContent> calls = answer.Calls(whole: true, out bool cutOff);
        List<AIContent> contents = Contents(answer, chunk, body, context);
        AdditionalPropertiesDictionary? properties = answer.MessageProperties(calls);
        contents.AddRange(calls);
        object raw = JsonRead.Detach(body);
        ChatMessage message = new(ChatRole.Assistant, contents)
        {
            MessageId = answer.Id,
            CreatedAt = answer.CreatedAt,
            AdditionalProperties = properties,
            RawRepresentation = raw,
        };
        return new ChatResponse(message)
        {
            ResponseId = answer.Id,
            ModelId = answer.Model,
            CreatedAt = answer.CreatedAt,
            FinishReason = answer.FinishReason(calls.Count > 0, cutOff),
            Usage = answer.Usage,
            AdditionalProperties = answer.ResponseProperties(),
            RawRepresentation = raw,
        };
    }

    private static List<AIContent> Contents(ChatAnswer answer, ChatChunk chunk, ReadOnlySpan<byte> body, AnswerContext context)
    {
        List<AIContent> contents = [];
        AddReasoning(answer, chunk, body, context, contents);
        string? text = chunk.Content;
        List<AIContent> media = [];
        if (!chunk.ContentParts.IsEmpty)
        {
            ChatMediaMapper.AddParts(chunk.ContentParts.Of(body), media, ref text);
        }

        if (!string.IsNullOrEmpty(text) || answer.Citations is not null)
        {
            contents.Add(new TextContent(text ?? "") { Annotations = answer.Citations });
        }

        if (!chunk.Images.IsEmpty)
        {
            ChatMediaMapper.AddImages(chunk.Images.Of(body), media);
        }

        if (!chunk.Audio.IsEmpty)
        {
            ChatMediaMapper.AddAudio(chunk.Audio.Of(body), context.AudioType, media);
        }

        contents.AddRange(media);
        if (answer.Refusal is { } refusal)
        {
            contents.Add(new ErrorContent(refusal) { ErrorCode = "Refusal" });
        }

        return contents;
    }

    private static void AddReasoning(
        ChatAnswer answer, ChatChunk chunk, ReadOnlySpan<byte> body, AnswerContext context, List<AIContent> contents)
    {
        ReadOnlySpan<byte> details = chunk.ReasoningDetails.Of(body);
        string text = ReasoningDetails.NotRedacted(chunk.Reasoning) ?? (details.IsEmpty ? "" : ReasoningDetails.VisibleText(details));
        string? protectedData = answer.Reasoning.ToJson();
        if (text.Length > 0 || protectedData is not null)
        {
            contents.Add(new TextReasoningContent(context.HidesReasoning ? "" : text) { ProtectedData = protectedData });
        }
    }
}
