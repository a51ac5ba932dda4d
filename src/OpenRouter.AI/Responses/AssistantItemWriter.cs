using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>Writes single items of the assistant: its text, a call, an image, and what else it may have said.</summary>
internal sealed class AssistantItemWriter(RequestScope scope, ResponsesContentWriter content, CallIds callIds) : IDisposable
{
    private readonly JsonDraft _draft = new();
    private int _made;

    private Utf8JsonWriter Writer => scope.Writer;

    public void Dispose() => _draft.Dispose();

    /// <summary>Writes the text of the message as one output message, which the model wrote as one; nothing when it is written already.</summary>
    internal void WriteText(AssistantContents contents, JsonElement item)
    {
        if (!contents.HasText)
        {
            return;
        }

        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "message"u8);
        Writer.WriteString("role"u8, "assistant"u8);

        // Demanded, and no second one of its kind: those of answers are never of this form.
        Writer.WriteString("id"u8, item.GetTextField("id") ?? "msg_history_" + (++_made).ToString(CultureInfo.InvariantCulture));
        Writer.WriteString("status"u8, item.GetTextField("status") is "incomplete" ? "incomplete" : "completed");
        if (item.GetTextField("phase") is { } phase)
        {
            // Newer models degrade without it.
            Writer.WriteString("phase"u8, phase);
        }

        Writer.WriteStartArray("content"u8);
        if (contents.Texts.Count > 0)
        {
            WriteOutputText(contents.Texts, item.GetField("annotations"));
        }

        if (contents.Refusal is not null)
        {
            Writer.WriteStartObject();
            Writer.WriteString("type"u8, "refusal"u8);
            Writer.WriteString("refusal"u8, contents.Refusal);
            Writer.WriteEndObject();
        }

        Writer.WriteEndArray();
        Writer.WriteEndObject();
        contents.Texts.Clear();
        contents.Refusal = null;
    }

    private void WriteOutputText(List<TextContent> texts, JsonElement? annotations)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "output_text"u8);
        Writer.WriteString("text"u8, texts.Count == 1 ? texts[0].Text : string.Concat(texts.ConvertAll(static text => text.Text)));
        Writer.WritePropertyName("annotations"u8);
        if (annotations is { ValueKind: JsonValueKind.Array } list)
        {
            list.CopyTo(Writer);
        }
        else
        {
            Writer.WriteStartArray();
            Writer.WriteEndArray();
        }

        Writer.WriteEndObject();
    }

    internal void WriteCall(FunctionCallContent call, JsonElement item)
    {
        if (ClientCalls.Item(call) is { } verbatim)
        {
            verbatim.CopyTo(Writer);
            return;
        }

        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "function_call"u8);
        Writer.WriteString("call_id"u8, callIds.OfCall(call));
        Writer.WriteString("name"u8, call.Name);
        Writer.WritePropertyName("arguments"u8);
        CallArguments.Write(Writer, call, _draft);
        if (item.ValueKind == JsonValueKind.Object)
        {
            // The item's id, and what server tools left on it for themselves.
            foreach (JsonProperty member in item.EnumerateObject())
            {
                if (member.Name is not ("type" or "call_id" or "name" or "arguments") && member.Value.ValueKind != JsonValueKind.Null)
                {
                    Writer.WritePropertyName(member.Name);
                    member.Value.CopyTo(Writer);
                }
            }
        }

        Writer.WriteEndObject();
    }

    /// <summary>Writes generated images as what would have generated them here: an output message has no part for images.</summary>
    internal void WriteImages(List<DataContent> images)
    {
        foreach (DataContent image in images)
        {
            Writer.WriteStartObject();
            Writer.WriteString("type"u8, "image_generation_call"u8);
            Writer.WriteString("id"u8, "ig_history_" + (++_made).ToString(CultureInfo.InvariantCulture));
            Writer.WriteString("status"u8, "completed"u8);
            Writer.WritePropertyName("result"u8);
            scope.Body.WriteBase64(Writer, default, image.Data);
            Writer.WriteEndObject();
        }
    }

    /// <summary>Writes pictures by address and files as a message of the user: an output message has no part for them.</summary>
    internal void WriteParts(List<AIContent> parts)
    {
        if (parts.Count == 0)
        {
            return;
        }

        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "message"u8);
        Writer.WriteString("role"u8, "user"u8);
        Writer.WritePropertyName("content"u8);
        content.Write(parts, messageProperties: null);
        Writer.WriteEndObject();
    }
}
