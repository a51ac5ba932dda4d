using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// What is known of one answer so far: who gave it, how it ended, what it cost, and what can be handed out only at its end. A streamed
/// answer and a whole one fill the same object, so that both come out alike.
/// </summary>
internal sealed partial class ChatAnswer(AnswerContext context) : IDisposable
{
    private readonly LogprobsAccumulator _logprobs = new();
    private string? _shownId;
    private string? _id;
    private string? _model;
    private long _created;
    private string? _refusal;
    private string? _finish;
    private string? _nativeFinish;
    private string? _provider;
    private string? _serviceTier;
    private string? _fingerprint;
    private JsonElement? _routing;
    private AnswerUsage? _usage;

    internal ReasoningDetails Reasoning { get; } = new();

    internal ToolCallAccumulator ToolCalls { get; } = new();

    /// <summary>Gets the citations so far; null while there are none.</summary>
    internal List<AIAnnotation>? Citations { get; private set; }

    /// <summary>Gets the other annotations so far; null while there are none.</summary>
    internal List<JsonElement>? FileAnnotations { get; private set; }

    /// <summary>Gets the id of the message. Once shown it stays, though the wire name another one later: a new id begins a new message.</summary>
    internal string Id => _shownId ??= _id ?? context.Headers.GenerationId ?? "gen-" + Guid.NewGuid().ToString("N");

    internal string? Model => _model ?? context.RequestedModel;

    internal DateTimeOffset? CreatedAt { get; private set; }

    internal string? Refusal => _refusal;

    internal UsageDetails? Usage => _usage?.Details;

    /// <summary>Gets whether any choice came at all.</summary>
    internal bool HasChoice { get; private set; }

    /// <summary>Gets whether the answer said how it ended.</summary>
    internal bool HasFinish => _finish is not null;

    public void Dispose()
    {
        Reasoning.Dispose();
        ToolCalls.Dispose();
        _logprobs.Dispose();
    }

    /// <summary>Takes everything of a chunk but what is shown at once: text, reasoning text, images and audio.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="data">The bytes that its ranges point into.</param>
    /// <param name="whole">Whether the chunk is the whole answer, whose reasoning is kept as it is.</param>
    internal void Accept(ChatChunk chunk, ReadOnlySpan<byte> data, bool whole)
    {
        Identify(chunk);
        HasChoice |= chunk.HasChoice;
        if (chunk.IsPlainText)
        {
            return;
        }

        if (chunk.Error.Length > 0 || chunk.ChoiceError.Length > 0)
        {
            ThrowUnlessHarmless(chunk, data);
        }

        _refusal = chunk.Refusal is null ? _refusal : _refusal + chunk.Refusal;
        ToolCalls.Append(chunk.ToolCalls, data, whole);
        if (!chunk.ReasoningDetails.IsEmpty && whole)
        {
            Reasoning.Set(chunk.ReasoningDetails.Of(data));
        }
        else if (!chunk.ReasoningDetails.IsEmpty)
        {
            Reasoning.Append(chunk.ReasoningDetails.Of(data));
        }

        AcceptRare(chunk, data);
        Finish(chunk, data);
    }

    /// <summary>Gets how the answer ended, given its calls. With calls, a word for an ordinary end is wrong often enough.</summary>
    internal ChatFinishReason? FinishReason(bool hasCalls, bool cutOff)
    {
        ChatFinishReason? said = FinishReasonMapper.Map(_finish);
        return cutOff ? ChatFinishReason.Length
            : hasCalls && (said is null || said == ChatFinishReason.Stop) ? ChatFinishReason.ToolCalls
            : said;
    }

    /// <summary>
    /// Makes the calls of the answer. The last one counts as cut off when the answer ended before its arguments began: at a limit, in a
    /// filter, or in a stream that never said that it had ended.
    /// </summary>
    internal List<AIContent> Calls(bool whole, out bool cutOff)
    {
        bool limited = FinishReasonMapper.IsLengthLimit(_finish, _nativeFinish);
        bool broken = limited || (_finish is null && !whole) || FinishReasonMapper.Map(_finish) == ChatFinishReason.ContentFilter;
        List<ToolCall> calls = ToolCalls.Complete(Id);
        List<AIContent> contents = new(calls.Count);
        cutOff = false;
        foreach (ToolCall call in calls)
        {
            bool unbegun = broken && contents.Count == calls.Count - 1 && string.IsNullOrWhiteSpace(call.Arguments);
            FunctionCallContent content = FunctionCallFactory.Create(call.Id, call.Name, call.Arguments, unbegun);
            cutOff |= limited && content.InformationalOnly;
            contents.Add(content);
        }

        return contents;
    }

    private void Identify(ChatChunk chunk)
    {
        _id ??= string.IsNullOrEmpty(chunk.Id) ? null : chunk.Id;
        _model ??= string.IsNullOrEmpty(chunk.Model) ? null : chunk.Model;
        _provider ??= string.IsNullOrEmpty(chunk.Provider) ? null : chunk.Provider;
        _fingerprint = string.IsNullOrEmpty(chunk.SystemFingerprint) ? _fingerprint : chunk.SystemFingerprint;
        if (_created == 0 && chunk.Created > 0 && chunk.Created < DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            _created = chunk.Created;
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(_created);
        }
    }

    private void AcceptRare(ChatChunk chunk, ReadOnlySpan<byte> data)
    {
        _serviceTier = chunk.ServiceTier ?? _serviceTier;
        if (!chunk.Logprobs.IsEmpty)
        {
            _logprobs.Append(chunk.Logprobs.Of(data));
        }

        if (!chunk.Routing.IsEmpty)
        {
            _routing = JsonRead.Detach(chunk.Routing.Of(data));
        }

        if (!chunk.Annotations.IsEmpty)
        {
            Annotate(JsonRead.Detach(chunk.Annotations.Of(data)));
        }
    }

    private void Annotate(JsonElement annotations)
    {
        if (annotations.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (JsonElement annotation in annotations.EnumerateArray())
        {
            if (annotation.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            if (CitationMapper.Map(annotation) is { } citation)
            {
                (Citations ??= []).Add(citation);
            }
            else
            {
                // What a file was parsed to, and kinds that this package does not know: they go back as they came.
                (FileAnnotations ??= []).Add(annotation);
            }
        }
    }

    private void Finish(ChatChunk chunk, ReadOnlySpan<byte> data)
    {
        // Repeated on later chunks, and null or empty there at times: that takes nothing back.
        _finish = string.IsNullOrEmpty(chunk.FinishReason) ? _finish : chunk.FinishReason;
        _nativeFinish = string.IsNullOrEmpty(chunk.NativeFinishReason) ? _nativeFinish : chunk.NativeFinishReason;
        if (!chunk.Usage.IsEmpty)
        {
            // Sent twice by some routes: the last one stands, they are not added.
            _usage = AnswerUsage.Read(chunk.Usage.Of(data));
        }

        if (string.Equals(_finish, "error", StringComparison.Ordinal))
        {
            ThrowFailedFinish(chunk);
        }
    }
}
