using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// The assistant's messages on the way back: text, refusal, the reasoning they came with, their calls byte for byte, generated images and
/// audio, and what files were parsed to.
/// </summary>
internal sealed class ChatAssistantWriter(RequestScope scope, ChatContentWriter content, CallIds callIds) : IDisposable
{
    private readonly JsonDraft _draft = new();
    private readonly ReasoningReplay _reasoning = new(scope.MayReachClaude);
    private readonly List<TextContent> _texts = [];
    private readonly List<FunctionCallContent> _calls = [];
    private readonly List<AIContent> _images = [];
    private readonly List<DataContent> _audio = [];
    private readonly List<AIContent> _files = [];
    private string? _refusal;

    public void Dispose() => _draft.Dispose();

    /// <summary>Writes the messages of one turn as one message.</summary>
    internal void Write(IReadOnlyList<ChatMessage> history, int first, int last)
    {
        Collect(history, first, last);
        ChatMessage message = history[first];
        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject();
        writer.WriteString("role"u8, "assistant"u8);
        writer.WritePropertyName("content"u8);
        WriteText(message);
        if (_refusal is not null)
        {
            writer.WriteString("refusal"u8, _refusal);
        }

        if (message.AdditionalProperties.Text(CarrierKeys.Model) is { Length: > 0 } model)
        {
            writer.WriteString("model"u8, model);
        }

        _reasoning.Write(writer, history, first, last);
        WriteCalls();
        WriteImages();
        WriteAudio();
        WriteFileAnnotations(history, first, last);
        writer.WriteEndObject();
    }

    private void Collect(IReadOnlyList<ChatMessage> history, int first, int last)
    {
        _texts.Clear();
        _calls.Clear();
        _images.Clear();
        _audio.Clear();
        _files.Clear();
        _refusal = null;
        for (int index = first; index <= last; index++)
        {
            IList<AIContent> contents = history[index].Contents;
            for (int position = 0; position < contents.Count; position++)
            {
                Collect(contents[position]);
            }
        }
    }

    private void Collect(AIContent? item)
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
                _audio.Add(data);
                break;
            case DataContent data when data.HasTopLevelMediaType("image"):
                _images.Add(data);
                break;
            case UriContent uri when uri.HasTopLevelMediaType("image"):
                _images.Add(uri);
                break;
            case DataContent or UriContent or HostedFileContent:
                _files.AddRange(SendableContents.Of([item], scope.Model));
                break;
            case ImageGenerationToolResultContent { Outputs: { } outputs }:
                foreach (AIContent output in outputs)
                {
                    Collect(output);
                }

                break;
        }
    }

    private void WriteText(ChatMessage message)
    {
        if (_files.Count > 0)
        {
            content.Write([.. _texts, .. _files], message.AdditionalProperties);
            return;
        }

        if (_texts.Count == 0)
        {
            // Some upstreams refuse an empty text beside calls.
            bool nothing = _calls.Count == 0 && _refusal is null;
            scope.Writer.WriteStringValue(nothing ? "" : null);
            return;
        }

        content.WriteAssistantText(_texts, message.AdditionalProperties);
    }

    private void WriteCalls()
    {
        if (_calls.Count == 0)
        {
            return;
        }

        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartArray("tool_calls"u8);
        foreach (FunctionCallContent call in _calls)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, callIds.OfCall(call));
            writer.WriteString("type"u8, "function"u8);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, call.Name);
            writer.WritePropertyName("arguments"u8);
            CallArguments.Write(writer, call, _draft);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteImages()
    {
        if (_images.Count == 0)
        {
            return;
        }

        scope.Writer.WriteStartArray("images"u8);
        foreach (AIContent image in _images)
        {
            content.WriteImage(image);
        }

        scope.Writer.WriteEndArray();
    }

    /// <summary>Refers to generated audio by its id; the bytes go back only when it never had one.</summary>
    private void WriteAudio()
    {
        if (_audio.Count == 0)
        {
            return;
        }

        Utf8JsonWriter writer = scope.Writer;
        string? id = _audio.Find(static piece => piece.AdditionalProperties.Text(CarrierKeys.AudioId) is not null) is { } owner ? owner.AdditionalProperties.Text(CarrierKeys.AudioId) : null;
        writer.WriteStartObject("audio"u8);
        if (id is not null)
        {
            writer.WriteString("id"u8, id);
        }
        else
        {
            writer.WritePropertyName("data"u8);
            scope.Body.WriteBase64(writer, default, Joined());
        }

        string transcript = string.Concat(_audio.ConvertAll(static piece => piece.AdditionalProperties.Text(CarrierKeys.AudioTranscript)));
        if (transcript.Length > 0)
        {
            writer.WriteString("transcript"u8, transcript);
        }

        writer.WriteEndObject();
    }

    private ReadOnlyMemory<byte> Joined()
    {
        if (_audio.Count == 1)
        {
            return _audio[0].Data;
        }

        using PooledBuffer bytes = new();
        foreach (DataContent piece in _audio)
        {
            bytes.Append(piece.Data.Span);
        }

        return bytes.Span.ToArray();
    }

    private void WriteFileAnnotations(IReadOnlyList<ChatMessage> history, int first, int last)
    {
        object? value = null;
        for (int index = first; index <= last && value is null; index++)
        {
            history[index].AdditionalProperties?.TryGetValue(CarrierKeys.FileAnnotations, out value);
        }

        if (value is null)
        {
            return;
        }

        JsonElement annotations = JsonValues.ToElement(value, $"AdditionalProperties[\"{CarrierKeys.FileAnnotations}\"]");
        if (annotations.ValueKind == JsonValueKind.Array)
        {
            scope.Writer.WritePropertyName("annotations"u8);
            annotations.WriteTo(scope.Writer);
        }
    }
}
