using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// Chunks to updates. Text, reasoning text and media go out as they come; calls, citations, the reasoning to send back, usage and the finish
/// reason go out at the end, since every one of them may still change after the first chunk that says "finished".
/// </summary>
internal sealed class ChatStreamMapper(AnswerContext context) : IDisposable
{
    private readonly ChatAnswer _answer = new(context);
    private bool _reasoningIsOpen;
    private bool _hasMessage;

    internal string? GenerationId => _answer.GenerationId;

    public void Dispose() => _answer.Dispose();

    /// <summary>Maps a chunk; null when it has nothing to hand out, so that keep-alives and empty chunks commit nobody to this answer.</summary>
    internal ChatResponseUpdate? Map(ChatChunk chunk, ReadOnlySpan<byte> data)
    {
        _answer.Accept(chunk, data, whole: false);
        if (chunk.IsPlainText && !_reasoningIsOpen)
        {
            return chunk.Content is { Length: > 0 } text ? Update([new TextContent(text)], chunk, data) : null;
        }

        List<AIContent> contents = [];
        AddReasoning(chunk, data, contents);
        AddVisible(chunk, data, contents);
        return contents.Count == 0 ? null : Update(contents, chunk, data);
    }

    /// <summary>Makes the last updates.</summary>
    /// <param name="done">Whether the service said that the stream is complete.</param>
    internal List<ChatResponseUpdate> Complete(bool done)
    {
        _answer.ThrowIfIncomplete(done);
        List<AIContent> calls = _answer.Calls(whole: false, out bool cutOff);
        ChatFinishReason? finish = _answer.FinishReason(calls.Count > 0, cutOff);
        List<AIContent> contents = [];
        CloseReasoning(contents);
        if (_answer.Citations is { } citations)
        {
            // Annotated texts are never joined with their neighbours, so the citations stand on a text of their own, behind the text.
            contents.Add(new TextContent("") { Annotations = citations });
        }

        if (_answer.Refusal is { } refusal)
        {
            contents.Add(new ErrorContent(refusal) { ErrorCode = "Refusal" });
        }

        AdditionalPropertiesDictionary? properties = _answer.MessageProperties(calls);
        contents.AddRange(calls);
        List<ChatResponseUpdate> updates = new(2);
        if (contents.Count > 0 || properties is not null || !_hasMessage)
        {
            ChatResponseUpdate last = Update(contents, null, default);
            last.AdditionalProperties = properties;
            last.FinishReason = finish;
            updates.Add(last);
        }

        updates.Add(Trailer(finish));
        return updates;
    }

    /// <summary>Makes the update whose properties land on the response: it has no message id.</summary>
    private ChatResponseUpdate Trailer(ChatFinishReason? finish)
    {
        ChatResponseUpdate trailer = Update([], null, default);
        trailer.MessageId = null;
        trailer.FinishReason = finish;
        trailer.AdditionalProperties = _answer.ResponseProperties();
        if (_answer.Usage is { } usage)
        {
            trailer.Contents.Add(new UsageContent(usage));
        }

        return trailer;
    }

    private void AddReasoning(ChatChunk chunk, ReadOnlySpan<byte> data, List<AIContent> contents)
    {
        ReadOnlySpan<byte> details = chunk.ReasoningDetails.Of(data);
        string? text = ReasoningDetails.NotRedacted(chunk.Reasoning) ?? (details.IsEmpty ? null : ReasoningDetails.VisibleText(details));
        if (!string.IsNullOrEmpty(text))
        {
            _reasoningIsOpen = true;
            if (!context.HidesReasoning)
            {
                contents.Add(new TextReasoningContent(text));
            }
        }
        else if (!details.IsEmpty && !_hasMessage)
        {
            _reasoningIsOpen = true;
        }
    }

    private void AddVisible(ChatChunk chunk, ReadOnlySpan<byte> data, List<AIContent> contents)
    {
        string? text = chunk.Content;
        List<AIContent> media = [];
        if (!chunk.ContentParts.IsEmpty)
        {
            ChatMediaMapper.AddParts(chunk.ContentParts.Of(data), media, ref text);
        }

        if (!chunk.Images.IsEmpty)
        {
            ChatMediaMapper.AddImages(chunk.Images.Of(data), media);
        }

        if (!chunk.Audio.IsEmpty)
        {
            ChatMediaMapper.AddAudio(chunk.Audio.Of(data), context.AudioType, media);
        }

        if (string.IsNullOrEmpty(text) && media.Count == 0)
        {
            return;
        }

        CloseReasoning(contents);
        if (!string.IsNullOrEmpty(text))
        {
            contents.Add(new TextContent(text));
        }

        contents.AddRange(media);
    }

    /// <summary>Ends the run of reasoning with the whole list so far. What still comes later is written once more at the end.</summary>
    private void CloseReasoning(List<AIContent> contents)
    {
        _reasoningIsOpen = false;
        if (_answer.Reasoning.IsChanged)
        {
            contents.Add(new TextReasoningContent("") { ProtectedData = _answer.Reasoning.ToJson() });
        }
    }

    private ChatResponseUpdate Update(List<AIContent> contents, ChatChunk? chunk, ReadOnlySpan<byte> data)
    {
        _hasMessage = true;
        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = _answer.Id,
            MessageId = _answer.Id,
            ModelId = _answer.Model,
            CreatedAt = _answer.CreatedAt,
            RawRepresentation = context.KeepsRaw && chunk is not null ? JsonRead.Detach(JsonText.Repair(data)) : null,
        };
    }
}
