using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// The assistant's messages on the way back, as the items they were made of: reasoning and server tools verbatim and in their places, the text,
/// the calls byte for byte. A message from elsewhere becomes the items that it would have been made of.
/// </summary>
internal sealed class ResponsesAssistantWriter(RequestScope scope, ResponsesContentWriter content, CallIds callIds) : IDisposable
{
    private readonly JsonDraft _draft = new();
    private readonly ItemReplay _replay = new(scope.MayReachClaude);
    private readonly List<TextContent> _texts = [];
    private readonly List<FunctionCallContent> _calls = [];
    private readonly List<AIContent> _images = [];
    private readonly List<AIContent> _parts = [];
    private readonly List<JsonElement> _loose = [];
    private readonly List<JsonElement> _thoughts = [];
    private string? _refusal;
    private int _made;

    private Utf8JsonWriter Writer => scope.Writer;

    public void Dispose() => _draft.Dispose();

    internal void Write(ChatMessage message)
    {
        JsonElement? items = OutputItems.Find(message);
        Collect(message, items is not null);
        if (items is { } list)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                WriteItem(item);
            }
        }

        WriteThoughts();
        WriteText(default);
        WriteImages();
        WriteParts();
        foreach (JsonElement item in _loose)
        {
            _replay.Write(Writer, item);
        }

        foreach (FunctionCallContent call in _calls)
        {
            WriteCall(call, default);
        }
    }

    private void WriteItem(JsonElement item)
    {
        string type = item.GetTextField("type")!;
        if (type == "reasoning")
        {
            // Held back until it is sure that what it led to goes back as well.
            _thoughts.Add(item);
        }
        else if (type == "message")
        {
            WriteAfterThoughts(_texts.Count > 0 || _refusal is not null);
            WriteText(item);
        }
        else if (type == "function_call")
        {
            // A call that is no longer in the message, or was never run, does not go back.
            string? id = item.GetTextField("call_id");
            int found = _calls.FindIndex(call => string.Equals(call.CallId, id, StringComparison.Ordinal));
            WriteAfterThoughts(found >= 0);
            if (found >= 0)
            {
                WriteCall(_calls[found], item);
                _calls.RemoveAt(found);
            }
        }
        else
        {
            WriteThoughts();
            _replay.Write(Writer, item);
        }
    }

    /// <summary>Writes the reasoning before an item; without that item it would be refused.</summary>
    private void WriteAfterThoughts(bool itemIsWritten)
    {
        if (itemIsWritten)
        {
            WriteThoughts();
        }

        _thoughts.Clear();
    }

    private void WriteThoughts()
    {
        foreach (JsonElement thought in _thoughts)
        {
            _replay.Write(Writer, thought);
        }

        _thoughts.Clear();
    }

    private void Collect(ChatMessage message, bool hasItems)
    {
        _texts.Clear();
        _calls.Clear();
        _images.Clear();
        _parts.Clear();
        _loose.Clear();
        _thoughts.Clear();
        _refusal = null;
        foreach (AIContent? item in message.Contents)
        {
            Collect(item, hasItems);
        }
    }

    private void Collect(AIContent? item, bool hasItems)
    {
        switch (item)
        {
            case TextContent { Text.Length: > 0 } text:
                _texts.Add(text);
                break;
            case FunctionCallContent call when callIds.IsSent(call):
                _calls.Add(call);
                break;
            case ErrorContent { ErrorCode: "Refusal" } refusal:
                _refusal += refusal.Message;
                break;
            case DataContent data when data.HasTopLevelMediaType("audio"):
                CollectSpeech(data);
                break;
            case DataContent data when data.HasTopLevelMediaType("image"):
                _images.Add(data);
                break;
            case DataContent or UriContent or HostedFileContent:
                _parts.AddRange(SendableContents.Of([item], scope.Model));
                break;
            case ImageGenerationToolResultContent { Outputs: { } outputs } when !hasItems:
                foreach (AIContent output in outputs)
                {
                    Collect(output, hasItems);
                }

                break;
            case { } other when !hasItems && other.GetType() == typeof(AIContent) && other.AdditionalProperties?.TryGetValue(CarrierKeys.OutputItem, out object? kept) == true:
                _loose.Add(JsonValues.ToElement(kept, $"AdditionalProperties[\"{CarrierKeys.OutputItem}\"]"));
                break;
        }
    }

    /// <summary>Spoken answers of the chat endpoint have no item here; what was said goes back as text.</summary>
    private void CollectSpeech(DataContent audio)
    {
        if (audio.AdditionalProperties.Text(CarrierKeys.AudioTranscript) is { Length: > 0 } transcript)
        {
            _texts.Add(new TextContent(transcript));
        }
        else if (audio.AdditionalProperties.Text(CarrierKeys.AudioId) is null && audio.Data.Length > 0)
        {
            throw new NotSupportedException(
                $"An assistant's message holds {audio.MediaType} without a transcript, which the Responses endpoint cannot take back. Remove it, or use the chat endpoint.");
        }
    }

    /// <summary>Writes the text of the message as one output message, which the model wrote as one; nothing when it is written already.</summary>
    private void WriteText(JsonElement item)
    {
        if (_texts.Count == 0 && _refusal is null)
        {
            return;
        }

        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "message"u8);
        Writer.WriteString("role"u8, "assistant"u8);

        // Demanded, and no second one of its kind: those of answers are never of this form.
        Writer.WriteString("id"u8, item.GetTextField("id") ?? "msg_history_" + (++_made).ToString(CultureInfo.InvariantCulture));
        Writer.WriteString("status"u8, item.GetTextField("status") ?? "completed");
        if (item.GetTextField("phase") is { } phase)
        {
            // Newer models degrade without it.
            Writer.WriteString("phase"u8, phase);
        }

        Writer.WriteStartArray("content"u8);
        if (_texts.Count > 0)
        {
            WriteOutputText(item.GetField("annotations"));
        }

        if (_refusal is not null)
        {
            Writer.WriteStartObject();
            Writer.WriteString("type"u8, "refusal"u8);
            Writer.WriteString("refusal"u8, _refusal);
            Writer.WriteEndObject();
        }

        Writer.WriteEndArray();
        Writer.WriteEndObject();
        _texts.Clear();
        _refusal = null;
    }

    private void WriteOutputText(JsonElement? annotations)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "output_text"u8);
        Writer.WriteString("text"u8, _texts.Count == 1 ? _texts[0].Text : string.Concat(_texts.ConvertAll(static text => text.Text)));
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

    private void WriteCall(FunctionCallContent call, JsonElement item)
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
    private void WriteImages()
    {
        foreach (AIContent image in _images)
        {
            Writer.WriteStartObject();
            Writer.WriteString("type"u8, "image_generation_call"u8);
            Writer.WriteString("id"u8, "ig_history_" + (++_made).ToString(CultureInfo.InvariantCulture));
            Writer.WriteString("status"u8, "completed"u8);
            Writer.WritePropertyName("result"u8);
            scope.Body.WriteBase64(Writer, default, ((DataContent)image).Data);
            Writer.WriteEndObject();
        }
    }

    private void WriteParts()
    {
        if (_parts.Count == 0)
        {
            return;
        }

        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "message"u8);
        Writer.WriteString("role"u8, "assistant"u8);
        Writer.WritePropertyName("content"u8);
        content.Write(_parts, messageProperties: null);
        Writer.WriteEndObject();
    }
}
