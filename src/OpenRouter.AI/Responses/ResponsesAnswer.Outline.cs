using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesAnswer
{
    /// <summary>
    /// Makes the list of items that a message carries: opaque ones verbatim, texts and calls by reference. Null when the contents alone say as
    /// much.
    /// </summary>
    internal JsonElement? Outline(IReadOnlyList<ResponsesItem> items)
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

        if (item.IsMessage && Annotations(item) is { Count: > 0 } annotations)
        {
            needed = true;
            writer.WriteStartArray("annotations"u8);
            annotations.ForEach(entry => entry.Annotation.CopyTo(writer));
            writer.WriteEndArray();
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
    private static List<(int Part, JsonElement Annotation)>? Annotations(ResponsesItem item)
    {
        int texts = 0;
        foreach (JsonElement part in item.Raw.Parts("content"))
        {
            texts += part.GetField("text") is null ? 0 : 1;
        }

        List<(int Part, JsonElement Annotation)> found = OutputCitations.Of(item.Raw);
        return texts != 1 ? null : found.Count >= item.Annotations.Count ? found : item.Annotations;
    }
}
