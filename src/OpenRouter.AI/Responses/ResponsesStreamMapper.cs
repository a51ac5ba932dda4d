using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

/// <summary>
/// Events to updates. Text, reasoning text and the work of server tools go out as they come; calls, citations, the items to send back, usage and
/// the finish reason go out at the end, from the object that the last event holds: what came before may lack the arguments of calls and the
/// signatures of reasoning.
/// </summary>
internal sealed partial class ResponsesStreamMapper : IDisposable
{
    private readonly AnswerContext _context;
    private readonly ResponsesAnswer _answer;
    private readonly Queue<ChatResponseUpdate> _ready = new();
    private List<AIContent> _contents = [];
    private ResponsesMessage? _message;
    private TextProgress? _text;
    private ResponsesItem? _deltaItem;
    private List<JsonElement>? _early;
    private bool _hasMessage;

    internal ResponsesStreamMapper(AnswerContext context)
    {
        _context = context;
        _answer = new ResponsesAnswer(context);
    }

    internal string? GenerationId => _answer.GenerationId;

    internal bool HasEnded => _answer.HasEnded;

    private ResponsesMessage Message => _message ??= new ResponsesMessage(_answer, _answer.Id, number: 0);

    public void Dispose() => _answer.Dispose();

    /// <summary>Gets the next of the updates that one event gave beyond its first.</summary>
    internal ChatResponseUpdate? Next() => _ready.Count > 0 ? _ready.Dequeue() : null;

    /// <summary>Maps an event; null when it has nothing to hand out, so that announcements commit nobody to this answer.</summary>
    internal ChatResponseUpdate? Map(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        if (read.FramedText is { } text && read.Kind == ResponsesEventKind.TextDelta && _text is not null && _early is null && !Message.ReasoningIsOpen)
        {
            _text.Add(text);
            return text.Length == 0 ? null : Update([new TextContent(text)], read, data);
        }

        Take(read, data);
        if (_contents.Count > 0 || IsKept(read))
        {
            HandOut(Update(Flush(), read, data));
        }
        else if (read.Kind == ResponsesEventKind.Unknown)
        {
            (_early ??= []).Add(JsonRead.Detach(data));
        }

        return Next();
    }

    /// <summary>Makes the last updates.</summary>
    internal Queue<ChatResponseUpdate> Complete()
    {
        ReleaseAll();
        _answer.ThrowIfIncomplete();
        _answer.CollectLogprobs();
        List<AIContent> calls = _answer.Calls(out bool runs, out bool cutOff);
        ChatFinishReason finish = _answer.FinishReason(runs, cutOff);
        Message.Close(_contents, isLast: true);
        AdditionalPropertiesDictionary? properties = Message.Properties(calls);
        _contents.AddRange(calls);
        if (_contents.Count > 0 || properties is not null || !_hasMessage)
        {
            ChatResponseUpdate last = Update(Flush(), null, default);
            last.AdditionalProperties = properties;
            last.FinishReason = finish;
            HandOut(last);
        }

        HandOut(Trailer(finish));
        return _ready;
    }

    /// <summary>
    /// Whether an event that gives nothing is handed on as it came: one that this package does not know, once the answer has begun. Those before
    /// wait for its first content, since an answer that has been handed out is not asked for again.
    /// </summary>
    private bool IsKept(ResponsesEvent read) => read.Kind == ResponsesEventKind.Unknown && (_hasMessage || _context.KeepsRaw);

    /// <summary>Makes the update whose properties land on the response: it has no message id.</summary>
    private ChatResponseUpdate Trailer(ChatFinishReason finish)
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

    private void HandOut(ChatResponseUpdate update)
    {
        List<JsonElement> early = _early ?? [];
        _early = null;
        foreach (JsonElement raw in early)
        {
            ChatResponseUpdate unknown = Update([], null, default);
            unknown.RawRepresentation = raw;
            _ready.Enqueue(unknown);
        }

        _ready.Enqueue(update);
    }

    private List<AIContent> Flush()
    {
        List<AIContent> contents = _contents;
        _contents = [];
        return contents;
    }

    private ChatResponseUpdate Update(List<AIContent> contents, ResponsesEvent? read, ReadOnlySpan<byte> data)
    {
        _hasMessage = true;
        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = _answer.Id,
            MessageId = Message.Id,
            ModelId = _answer.Model,
            CreatedAt = _answer.CreatedAt,
            RawRepresentation = read is not null && (_context.KeepsRaw || read.Kind == ResponsesEventKind.Unknown) ? JsonRead.Detach(JsonText.Repair(data)) : null,
        };
    }
}
