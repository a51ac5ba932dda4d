using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

/// <summary><c>messages</c>: system, user and tool messages here, the assistant's in <see cref="ChatAssistantWriter"/>.</summary>
internal sealed class ChatMessageWriter : IDisposable
{
    private readonly RequestScope _scope;
    private readonly IReadOnlyList<ChatMessage> _history;
    private readonly ChatContentWriter _content;
    private readonly CallIds _callIds;
    private ChatAssistantWriter? _assistant;

    internal ChatMessageWriter(RequestScope scope, CacheBreakpoints breakpoints, IReadOnlyList<ChatMessage> history)
    {
        _scope = scope;
        _history = history;
        _callIds = CallIds.Of(history);
        _content = new ChatContentWriter(scope, breakpoints);
    }

    public void Dispose() => _assistant?.Dispose();

    internal void Write()
    {
        _scope.Writer.WriteStartArray("messages"u8);
        WriteInstructions();
        for (int index = 0; index < _history.Count; index++)
        {
            if (Is(_history[index].Role, ChatRole.Assistant))
            {
                index = WriteAssistant(index);
            }
            else
            {
                WriteOther(_history[index]);
            }
        }

        _scope.Writer.WriteEndArray();
    }

    /// <summary>Writes an assistant turn, which may be spread over several messages; gets the last of them.</summary>
    /// <remarks>Some hosts keep each parallel call as a message of its own; sent so, the calls lack their results and the request is refused.</remarks>
    private int WriteAssistant(int first)
    {
        int last = first;
        while (last + 1 < _history.Count && Is(_history[last + 1].Role, ChatRole.Assistant) && HoldsOnlyCalls(_history[last + 1])
            && IsOneTurn(_history[last], _history[last + 1]))
        {
            last++;
        }

        WriteToolResults(_history[first], toOwnCalls: false);
        _assistant ??= new ChatAssistantWriter(_scope, _content, _callIds);
        _assistant.Write(_history, first, last);
        WriteToolResults(_history[first], toOwnCalls: true);
        return last;
    }

    /// <summary>Whether two messages may be parts of one answer: not two ids, and not reasoning of their own each.</summary>
    private static bool IsOneTurn(ChatMessage message, ChatMessage next) =>
        (string.IsNullOrEmpty(message.MessageId) || string.IsNullOrEmpty(next.MessageId)
            || string.Equals(message.MessageId, next.MessageId, StringComparison.Ordinal))
        && !(ReasoningReplay.HasDetails(message) && ReasoningReplay.HasDetails(next));

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

    private static bool HoldsOnlyCalls(ChatMessage message)
    {
        bool calls = false;
        IList<AIContent> contents = message.Contents;
        for (int index = 0; index < contents.Count; index++)
        {
            switch (contents[index])
            {
                case FunctionCallContent:
                    calls = true;
                    break;
                case null or TextReasoningContent or UsageContent or TextContent { Text.Length: 0 }:
                    break;
                default:
                    return false;
            }
        }

        return calls;
    }

    private void WriteInstructions()
    {
        string? instructions = _scope.Options?.Instructions;
        bool repeated = _history.Count > 0 && RoleName(_history[0].Role) is "system" or "developer"
            && string.Equals(_history[0].Text, instructions, StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(instructions) || repeated)
        {
            return;
        }

        _scope.Writer.WriteStartObject();
        _scope.Writer.WriteString("role"u8, "system"u8);
        _scope.Writer.WriteString("content"u8, instructions);
        _scope.Writer.WriteEndObject();
    }

    private void WriteOther(ChatMessage message)
    {
        if (message is { Contents: [TextContent { AdditionalProperties: null } only], AdditionalProperties: null } && !Is(message.Role, ChatRole.Tool))
        {
            WriteText(message, only.Text);
            return;
        }

        List<string>? results = WriteToolResults(message);
        if (results?.Count == message.Contents.Count)
        {
            return;
        }

        List<AIContent> contents = SendableContents.Of(message.Contents, _scope.Model);
        bool fromTool = Is(message.Role, ChatRole.Tool);
        if (fromTool && results is not null)
        {
            // Some hosts put the result's text beside the result.
            contents.RemoveAll(content => content is TextContent text && (text.Text.Length == 0 || results.Contains(text.Text)));
        }

        if (contents.Count == 0 && (results is not null || message.Contents.Count > 0 || fromTool))
        {
            return;
        }

        Begin(fromTool ? "user" : RoleName(message.Role), fromTool ? null : message.AuthorName);
        _content.Write(contents, fromTool && results is not null ? null : message.AdditionalProperties);
        _scope.Writer.WriteEndObject();
    }

    /// <summary>Writes what most messages are.</summary>
    private void WriteText(ChatMessage message, string text)
    {
        Begin(RoleName(message.Role), message.AuthorName);
        _scope.Writer.WriteStringValue(text);
        _scope.Writer.WriteEndObject();
    }

    private void Begin(string role, string? author)
    {
        Utf8JsonWriter writer = _scope.Writer;
        writer.WriteStartObject();
        writer.WriteString("role"u8, role);
        if (Name(author, role) is { } name)
        {
            writer.WriteString("name"u8, name);
        }

        writer.WritePropertyName("content"u8);
    }

    /// <summary>Writes a tool message for each result, whatever message it stands in: results must follow the assistant's calls at once.</summary>
    /// <param name="message">The message.</param>
    /// <param name="toOwnCalls">Whether only results of calls in the message itself are written, or only the others; null for all.</param>
    private List<string>? WriteToolResults(ChatMessage message, bool? toOwnCalls = null)
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

            Utf8JsonWriter writer = _scope.Writer;
            writer.WriteStartObject();
            writer.WriteString("role"u8, "tool"u8);
            writer.WriteString("tool_call_id"u8, _callIds.OfResult(result));
            writer.WritePropertyName("content"u8);
            (texts ??= []).Add(_content.WriteResult(result, ReferenceEquals(result, bearer) ? message.AdditionalProperties : null));
            writer.WriteEndObject();
        }

        return texts;
    }

    private static bool Is(ChatRole role, ChatRole other) => role == other;

    private static string RoleName(ChatRole role) =>
        Is(role, ChatRole.System) ? "system" : string.Equals(role.Value, "developer", StringComparison.OrdinalIgnoreCase) ? "developer" : "user";

    /// <summary>
    /// Cleans an author's name for the wire: letters, digits and underscores. Only users get one, because most models see it as words in
    /// front of the text, and then begin to write it themselves.
    /// </summary>
    private static string? Name(string? author, string role)
    {
        const int Longest = 64;
        if (author is null || role is not "user")
        {
            return null;
        }

        Span<char> clean = stackalloc char[Longest];
        int length = 0;
        foreach (char letter in author)
        {
            if (length < Longest && letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
            {
                clean[length++] = letter;
            }

            if (length == Longest)
            {
                break;
            }
        }

        return length == 0 ? null : clean[..length].ToString();
    }
}
