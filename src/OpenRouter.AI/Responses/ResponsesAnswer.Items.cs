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

    /// <summary>
    /// Makes the list of items that a message carries: opaque ones verbatim, texts and calls by reference. Null when the contents alone say as
    /// much.
    /// </summary>
    internal JsonElement? Outline(IList<ResponsesItem> items)
    {
        using JsonDraft draft = new();
        Utf8JsonWriter writer = draft.Writer;
        bool needed = false;
        writer.WriteStartArray();
        foreach (ResponsesItem item in items)
        {
            if (item.IsMessage)
            {
                needed |= WriteReference(writer, item, callId: null, "content", "role");
            }
            else if (item.IsFunctionCall)
            {
                needed |= WriteReference(writer, item, CallId(item), "arguments", "name");
            }
            else if (IsClientCall(item))
            {
                WriteCallReference(writer, item);
            }
            else if (item.Raw.ValueKind == JsonValueKind.Object)
            {
                needed = true;
                (item.IsReasoning ? item.ToReasoning() : item.Raw).CopyTo(writer);
            }
        }

        writer.WriteEndArray();
        return needed ? draft.ToElement() : null;
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

    /// <summary>Writes an item without what the contents of the message say; gets whether anything is left that they do not say.</summary>
    private static bool WriteReference(Utf8JsonWriter writer, ResponsesItem item, string? callId, string content, string other)
    {
        bool needed = false;
        writer.WriteStartObject();
        writer.WriteString("type"u8, item.Type);
        if (callId is not null)
        {
            writer.WriteString("call_id"u8, callId);
        }

        if (item.Raw.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in item.Raw.EnumerateObject())
            {
                if (member.Name != content && member.Name != other && member.Name is not ("type" or "call_id") && member.Value.ValueKind != JsonValueKind.Null)
                {
                    // The id of a message is demanded when it goes back; that of a call is not.
                    needed |= member.Name is "id" ? item.IsMessage : member.Name is not "status";
                    writer.WritePropertyName(member.Name);
                    member.Value.CopyTo(writer);
                }
            }
        }

        if (item.IsMessage && Annotations(item) is { } annotations)
        {
            needed = true;
            writer.WritePropertyName("annotations"u8);
            annotations.CopyTo(writer);
        }

        writer.WriteEndObject();
        return needed;
    }

    private void WriteCallReference(Utf8JsonWriter writer, ResponsesItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function_call"u8);
        writer.WriteString("call_id"u8, CallId(item));
        writer.WriteEndObject();
    }

    /// <summary>Gets the annotations of a message whose text is one part, so that their spans still hold when it goes back as one.</summary>
    private static JsonElement? Annotations(ResponsesItem item)
    {
        JsonElement? found = null;
        int texts = 0;
        foreach (JsonElement part in item.Raw.Parts("content"))
        {
            texts += part.GetField("text") is null ? 0 : 1;
            found = part.GetField("annotations") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list : found;
        }

        return texts == 1 ? found : null;
    }
}
