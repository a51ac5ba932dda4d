using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

/// <summary>What is known of one answer so far: who gave it, how it ended, what it cost, and its items in their places.</summary>
internal sealed partial class ResponsesAnswer(AnswerContext context) : IDisposable
{
    private string? _shownId;
    private string? _id;
    private string? _model;
    private string? _status;
    private string? _incomplete;
    private string? _serviceTier;
    private JsonElement? _routing;
    private JsonElement? _logprobs;
    private AnswerUsage? _usage;

    /// <summary>Gets the items of the answer.</summary>
    internal ResponsesItems Items { get; } = new();

    /// <summary>Gets the id of the answer. Once shown it stays.</summary>
    internal string Id => _shownId ??= _id ?? context.Headers.GenerationId ?? "gen-" + Guid.NewGuid().ToString("N");

    /// <summary>Gets the id that the service knows this answer by, as far as it has been told.</summary>
    internal string? GenerationId => context.Headers.GenerationId ?? _id;

    internal string? Model => _model ?? context.RequestedModel;

    internal DateTimeOffset? CreatedAt { get; private set; }

    internal UsageDetails? Usage => _usage?.Details;

    /// <summary>Gets whether the answer said that it has ended.</summary>
    internal bool HasEnded { get; private set; }

    public void Dispose() => Items.Dispose();

    /// <summary>Takes who answers, when, and with which model.</summary>
    internal void Identify(ResponsesEnvelope envelope)
    {
        _id ??= string.IsNullOrEmpty(envelope.Id) ? null : envelope.Id;
        _model = string.IsNullOrEmpty(envelope.Model) ? _model : envelope.Model;
        if (CreatedAt is null && envelope.Created > 0 && envelope.Created < DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            CreatedAt = DateTimeOffset.FromUnixTimeSeconds(envelope.Created);
        }
    }

    /// <summary>Takes how the answer ended; throws when it has failed.</summary>
    /// <param name="envelope">The response object.</param>
    /// <param name="data">The bytes that its ranges point into.</param>
    /// <param name="status">The status that the name of the event tells, should the object have none; null for none.</param>
    internal void End(ResponsesEnvelope envelope, ReadOnlySpan<byte> data, string? status)
    {
        Identify(envelope);
        ThrowIfFailed(envelope, data);
        HasEnded = true;
        _status = envelope.Status ?? status;
        _incomplete = envelope.IncompleteReason;
        _serviceTier = envelope.ServiceTier;
        _usage = envelope.Usage.IsEmpty ? null : AnswerUsage.Read(envelope.Usage.Of(data));
        _routing = envelope.Routing.IsEmpty ? null : JsonRead.Detach(envelope.Routing.Of(data));
    }

    /// <summary>Takes that the answer ended before its end, when nothing else is said about it.</summary>
    internal void EndIncomplete()
    {
        HasEnded = true;
        _status = "incomplete";
    }

    /// <summary>
    /// Gets how the answer ended: the status says "completed" for calls as well. A reason for an early end wins unless a call can still be run.
    /// </summary>
    /// <param name="runs">Whether there is a call that the application can answer.</param>
    /// <param name="cutOff">Whether there is one whose arguments are missing.</param>
    internal ChatFinishReason FinishReason(bool runs, bool cutOff)
    {
        if (!IsBroken)
        {
            return runs ? ChatFinishReason.ToolCalls : cutOff ? ChatFinishReason.Length : ChatFinishReason.Stop;
        }

        return cutOff && IsLimited ? ChatFinishReason.Length
            : runs ? ChatFinishReason.ToolCalls
            : IsLimited || !HasEnded ? (cutOff || HasEnded ? ChatFinishReason.Length : ChatFinishReason.Stop)
            : FinishReasonMapper.Map(_incomplete ?? _status) ?? ChatFinishReason.Stop;
    }

    /// <summary>Makes the properties of the response: OpenRouter's own data as values that survive JSON.</summary>
    internal AdditionalPropertiesDictionary ResponseProperties() => new AnswerMetadata(context, GenerationId ?? Id)
    {
        Provider = context.Headers.ProviderName,
        Usage = _usage,
        NativeFinishReason = _incomplete,
        ServiceTier = _serviceTier,
        Routing = _routing,
        Logprobs = _logprobs,
    }.ToProperties();

    private bool IsLimited => _incomplete is "max_output_tokens" || FinishReasonMapper.IsLengthLimit(_incomplete, null);

    /// <summary>Gets whether the answer stopped before its end, for whatever reason.</summary>
    private bool IsBroken => !HasEnded || _incomplete is not null || _status is not (null or "completed");
}
