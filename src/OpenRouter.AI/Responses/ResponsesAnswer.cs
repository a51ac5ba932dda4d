using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

/// <summary>What is known of one answer so far: who gave it, how it ended, what it cost, and its items in their places.</summary>
internal sealed partial class ResponsesAnswer(AnswerContext context) : IDisposable
{
    private readonly SortedList<int, ResponsesItem> _items = [];
    private List<ResponsesItem>? _final;
    private UniqueCallIds? _callIds;
    private string? _shownId;
    private string? _id;
    private string? _model;
    private string? _status;
    private string? _incomplete;
    private string? _serviceTier;
    private JsonElement? _routing;
    private JsonElement? _logprobs;
    private AnswerUsage? _usage;

    /// <summary>Gets the items in their order: that of the last event once it has come, else that of their places.</summary>
    internal IList<ResponsesItem> Items => _final is null ? _items.Values : _final;

    /// <summary>Gets the id of the answer. Once shown it stays.</summary>
    internal string Id => _shownId ??= _id ?? context.Headers.GenerationId ?? "gen-" + Guid.NewGuid().ToString("N");

    /// <summary>Gets the id that the service knows this answer by, as far as it has been told.</summary>
    internal string? GenerationId => context.Headers.GenerationId ?? _id;

    internal string? Model => _model ?? context.RequestedModel;

    internal DateTimeOffset? CreatedAt { get; private set; }

    internal UsageDetails? Usage => _usage?.Details;

    /// <summary>Gets whether the answer said that it has ended.</summary>
    internal bool HasEnded { get; private set; }

    public void Dispose()
    {
        foreach (ResponsesItem item in _items.Values)
        {
            item.Dispose();
        }
    }

    /// <summary>Gets the item at a place; one that was never announced is made, with the type that its events tell of.</summary>
    internal ResponsesItem Item(int index, string type)
    {
        if (!_items.TryGetValue(index, out ResponsesItem? item))
        {
            _items.Add(index, item = new ResponsesItem(index, type));
        }

        return item;
    }

    /// <summary>Gets the item at a place for the JSON that came of it. Another kind at that place is another item.</summary>
    internal ResponsesItem Item(int index, JsonElement raw)
    {
        string type = raw.GetTextField("type") ?? "";
        ResponsesItem item = Item(index, type);
        return item.Is(type) ? item : Item(_items.Keys[_items.Count - 1] + 1, type);
    }

    /// <summary>
    /// Gets the item that the last event has at a place: the one that was there before, else the one of that id, else the next of that kind.
    /// Places are kept by nearly all answers, ids are not.
    /// </summary>
    internal ResponsesItem FinalItem(int index, JsonElement raw)
    {
        string type = raw.GetTextField("type") ?? "";
        List<ResponsesItem> final = _final ??= [];
        ResponsesItem? item = _items.TryGetValue(index, out ResponsesItem? same) && same.Is(type) && !final.Contains(same) ? same : null;
        foreach (ResponsesItem other in _items.Values)
        {
            if (item != same && other.Is(type) && !final.Contains(other))
            {
                bool isOwn = Same(other.Raw, raw, "call_id") || Same(other.Raw, raw, "id");
                item = isOwn || item is null ? other : item;
            }
        }

        item ??= Item(_items.Count == 0 ? index : Math.Max(index, _items.Keys[_items.Count - 1] + 1), type);
        final.Add(item);
        return item;
    }

    /// <summary>Keeps what came and is not in the last event, behind what is.</summary>
    internal void KeepOthers()
    {
        foreach (ResponsesItem item in _items.Values)
        {
            if (_final is { } final && !final.Contains(item))
            {
                final.Add(item);
            }
        }
    }

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
    internal void End(ResponsesEnvelope envelope, ReadOnlySpan<byte> data)
    {
        Identify(envelope);
        ThrowIfFailed(envelope, data);
        HasEnded = true;
        _status = envelope.Status;
        _incomplete = envelope.IncompleteReason;
        _serviceTier = envelope.ServiceTier;
        _usage = envelope.Usage.IsEmpty ? null : AnswerUsage.Read(envelope.Usage.Of(data));
        _routing = envelope.Routing.IsEmpty ? null : JsonRead.Detach(envelope.Routing.Of(data));
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

    /// <summary>
    /// Makes the calls of the answer. One without arguments counts as cut off when it, or the answer, did not come to its end: it would run with
    /// the defaults of its parameters.
    /// </summary>
    /// <param name="runs">Whether there is a call that the application can answer.</param>
    /// <param name="cutOff">Whether there is one whose arguments are missing.</param>
    internal List<AIContent> Calls(out bool runs, out bool cutOff)
    {
        List<AIContent> contents = [];
        runs = false;
        cutOff = false;
        foreach (ResponsesItem item in Pending())
        {
            if (!item.IsFunctionCall)
            {
                runs = true;
                contents.Add(ClientCall(item));
                continue;
            }

            string arguments = item.Arguments();
            bool unbegun = (IsBroken || item.IsUnfinished) && string.IsNullOrWhiteSpace(arguments);
            FunctionCallContent call = FunctionCallFactory.Create(
                CallId(item), item.Raw.GetTextField("name")!, arguments, unbegun);
            cutOff |= unbegun || (IsBroken && call.InformationalOnly);

            // Arguments that are no JSON are the model's mistake, and the end of an answer that is whole.
            runs |= !call.InformationalOnly || (!IsBroken && !unbegun);
            contents.Add(call);
        }

        return contents;
    }

    /// <summary>Gets the id of a call: that of the service, unless another call of the answer has it already.</summary>
    internal string CallId(ResponsesItem item) =>
        item.CallId ??= (_callIds ??= new UniqueCallIds(Id)).Take(item.Raw.GetTextField("call_id") ?? item.Id);

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

    /// <summary>Gets the calls that the application has to answer. A call without a name is none.</summary>
    private IEnumerable<ResponsesItem> Pending()
    {
        foreach (ResponsesItem item in Items)
        {
            if (item.IsFunctionCall ? !string.IsNullOrWhiteSpace(item.Raw.GetTextField("name")) : IsClientCall(item))
            {
                yield return item;
            }
        }
    }

    /// <summary>Whether an item waits for an answer of the application; a shell that the service ran itself has its output beside it.</summary>
    internal bool IsClientCall(ResponsesItem item)
    {
        if (!ClientCalls.IsClientCall(item.Type))
        {
            return false;
        }

        foreach (ResponsesItem other in _items.Values)
        {
            if (other.Type.EndsWith("_output", StringComparison.Ordinal) && Same(other.Raw, item.Raw, "call_id"))
            {
                return false;
            }
        }

        return true;
    }

    private FunctionCallContent ClientCall(ResponsesItem item)
    {
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
        foreach (string member in new[] { "input", "operation", "action" })
        {
            if (item.Raw.GetField(member) is { } value)
            {
                arguments[member] = value;
            }
        }

        // Of a stream without the end of its item only the deltas have the input.
        if (item.Is("custom_tool_call") && item.Arguments("input") is { Length: > 0 } input && item.Raw.GetTextField("input") is not { Length: > 0 })
        {
            arguments["input"] = input;
        }

        return new FunctionCallContent(CallId(item), item.Raw.GetTextField("name") ?? item.Type, arguments)
        {
            InformationalOnly = true,
            AdditionalProperties = new AdditionalPropertiesDictionary { [CarrierKeys.OutputItem] = item.Raw },
        };
    }

    private static bool Same(JsonElement one, JsonElement other, string member) =>
        one.GetTextField(member) is { Length: > 0 } id && string.Equals(id, other.GetTextField(member), StringComparison.Ordinal);
}
