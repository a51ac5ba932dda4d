using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesAnswer
{
    /// <summary>
    /// Gets the items of one message: those from its output message on to the next, and for the first one those before it too. Reasoning that had
    /// not come to its end when its message was closed goes with the next one.
    /// </summary>
    internal List<ResponsesItem> ItemsOf(int message)
    {
        List<ResponsesItem> items = [];
        int current = -1;
        foreach (ResponsesItem item in Items.InOrder)
        {
            current += item.IsMessage ? 1 : 0;
            if (item.Message is { } settled ? settled == message : Math.Max(current, 0) <= message)
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>Settles which items the closed message has.</summary>
    internal List<ResponsesItem> Settle(int message, bool isLast)
    {
        List<ResponsesItem> items = ItemsOf(message);
        items.RemoveAll(item => !isLast && item.IsReasoning && !item.IsDone);
        items.ForEach(item => item.Message = message);
        return items;
    }

    /// <summary>Gets what reasoning there is among items, with what server tools left between, as the list that goes back; null without any.</summary>
    internal static List<JsonElement>? ReasoningOf(List<ResponsesItem> items)
    {
        List<JsonElement>? kept = null;
        bool any = false;
        foreach (ResponsesItem item in items)
        {
            if (item.IsReasoning)
            {
                any = true;
                (kept ??= []).Add(item.ToReasoning());
            }
            else if (item.IsDone && !item.IsMessage && !item.IsFunctionCall && !ClientCalls.IsClientCall(item.Type))
            {
                (kept ??= []).Add(item.Raw);
            }
        }

        return any ? kept : null;
    }

    /// <summary>Collects the log probabilities of all texts.</summary>
    internal void CollectLogprobs()
    {
        using LogprobsAccumulator logprobs = new();
        foreach (ResponsesItem item in Items.InOrder)
        {
            foreach (JsonElement part in item.Raw.Parts("content"))
            {
                if (item.IsMessage && part.GetField("logprobs") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
                {
                    logprobs.AppendContent(Encoding.UTF8.GetBytes(list.GetRawText()));
                }
            }
        }

        _logprobs = logprobs.ToJson();
    }
}
