using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesAnswer
{
    private UniqueCallIds? _callIds;

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

    /// <summary>Gets the calls that the application has to answer. A call without a name is none.</summary>
    private IEnumerable<ResponsesItem> Pending()
    {
        foreach (ResponsesItem item in Items.InOrder)
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

        foreach (ResponsesItem other in Items.InOrder)
        {
            if (other.Type.EndsWith("_output", StringComparison.Ordinal) && ResponsesItems.Share(other.Raw, item.Raw, "call_id"))
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
        string? input = item.Is("custom_tool_call") && item.Arguments("input") is { Length: > 0 } text && item.Raw.GetTextField("input") is not { Length: > 0 }
            ? text
            : null;
        if (input is not null)
        {
            arguments["input"] = input;
        }

        string callId = CallId(item);
        return new FunctionCallContent(callId, item.Raw.GetTextField("name") ?? item.Type, arguments)
        {
            InformationalOnly = true,
            AdditionalProperties = new AdditionalPropertiesDictionary { [CarrierKeys.OutputItem] = item.Raw.With("call_id", callId).With("input", input) },
        };
    }
}
