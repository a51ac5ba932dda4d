using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary><c>input</c>: system, user and tool messages here, the assistant's in <see cref="ResponsesAssistantWriter"/>.</summary>
internal sealed class ResponsesInputWriter : IDisposable
{
    private readonly RequestScope _scope;
    private readonly IReadOnlyList<ChatMessage> _history;
    private readonly ResponsesContentWriter _content;
    private readonly CallIds _callIds;
    private readonly ClientCalls _clientCalls;
    private ResponsesAssistantWriter? _assistant;

    internal ResponsesInputWriter(RequestScope scope, CacheBreakpoints breakpoints, IReadOnlyList<ChatMessage> history)
    {
        _scope = scope;
        _history = history;
        _callIds = CallIds.Of(history);
        _clientCalls = ClientCalls.Of(history);
        _content = new ResponsesContentWriter(scope, breakpoints);
    }

    public void Dispose() => _assistant?.Dispose();

    internal void Write()
    {
        _scope.Writer.WriteStartArray("input"u8);
        for (int index = 0; index < _history.Count; index++)
        {
            ChatMessage message = _history[index];
            if (message.Role == ChatRole.Assistant)
            {
                WriteAssistant(index);
            }
            else
            {
                WriteOther(message);
            }
        }

        _assistant?.WriteParts();
        _scope.Writer.WriteEndArray();
    }

    internal static string RoleName(ChatRole role) =>
        role == ChatRole.System ? "system" : string.Equals(role.Value, "developer", StringComparison.OrdinalIgnoreCase) ? "developer" : "user";

    private void WriteAssistant(int index)
    {
        ChatMessage message = _history[index];
        WriteResults(message, toOwnCalls: false);
        _assistant ??= new ResponsesAssistantWriter(_scope, _content, _callIds);
        if (index > 0 && _history[index - 1].Role != ChatRole.Assistant)
        {
            _assistant.WriteParts();
        }

        _assistant.Write(_history, index);
        WriteResults(message, toOwnCalls: true);
    }

    private void WriteOther(ChatMessage message)
    {
        List<string>? results = WriteResults(message, toOwnCalls: null);
        if (results?.Count == message.Contents.Count)
        {
            return;
        }

        List<AIContent> contents = SendableContents.Of(message.Contents, _scope.Model);
        bool fromTool = message.Role == ChatRole.Tool;
        if (fromTool && results is not null)
        {
            // Some hosts put the result's text beside the result.
            contents.RemoveAll(content => content is TextContent text && (text.Text.Length == 0 || results.Contains(text.Text)));
        }

        if (contents.Count == 0 && (results is not null || message.Contents.Count > 0 || fromTool))
        {
            return;
        }

        _assistant?.WriteParts();
        Utf8JsonWriter writer = _scope.Writer;
        writer.WriteStartObject();
        writer.WriteString("type"u8, "message"u8);
        writer.WriteString("role"u8, fromTool ? "user" : RoleName(message.Role));
        writer.WritePropertyName("content"u8);
        _content.Write(contents, fromTool && results is not null ? null : message.AdditionalProperties);
        writer.WriteEndObject();
    }

    /// <summary>Writes an item for each result, whatever message it stands in, before the rest of that message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="toOwnCalls">Whether only results of calls in the message itself are written, or only the others; null for all.</param>
    private List<string>? WriteResults(ChatMessage message, bool? toOwnCalls)
    {
        IList<AIContent> contents = message.Contents;
        AIContent? bearer = CacheBreakpoints.Has(message.AdditionalProperties) ? CacheBreakpoints.Bearer(message) : null;
        List<string>? texts = null;
        for (int index = 0; index < contents.Count; index++)
        {
            if (contents[index] is not FunctionResultContent result || (toOwnCalls is { } own && own != AnswersOwnCall(result, contents)))
            {
                continue;
            }

            string callId = _callIds.OfResult(result);
            (texts ??= []).Add(WriteResult(result, callId, ReferenceEquals(result, bearer) ? message.AdditionalProperties : null));
        }

        return texts;
    }

    private string WriteResult(FunctionResultContent result, string callId, AdditionalPropertiesDictionary? inherited)
    {
        Utf8JsonWriter writer = _scope.Writer;
        writer.WriteStartObject();
        writer.WriteString("type"u8, _clientCalls.OutputType(callId));
        writer.WriteString("call_id"u8, callId);
        if (_clientCalls.NeedsStatus(callId))
        {
            writer.WriteString("status"u8, result.Exception is null ? "completed"u8 : "failed"u8);
        }

        writer.WritePropertyName("output"u8);
        string text = _clientCalls.WriteOutput(writer, callId, result) ?? _content.WriteResult(result, inherited);
        writer.WriteEndObject();
        return text;
    }

    private static bool AnswersOwnCall(FunctionResultContent result, IList<AIContent> contents)
    {
        for (int index = 0; index < contents.Count; index++)
        {
            if (contents[index] is FunctionCallContent call && string.Equals(call.CallId ?? "", result.CallId ?? "", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
