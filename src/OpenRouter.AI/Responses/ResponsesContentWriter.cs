using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>Contents of messages and tool results to input parts.</summary>
internal sealed partial class ResponsesContentWriter(RequestScope scope, CacheBreakpoints breakpoints)
{
    private Utf8JsonWriter Writer => scope.Writer;

    /// <summary>Writes the value of <c>content</c>: a text where that says it all, else a list of parts.</summary>
    internal void Write(List<AIContent> contents, AdditionalPropertiesDictionary? messageProperties)
    {
        bool marked = HasMark(messageProperties) || contents.Exists(static content => HasMark(content.AdditionalProperties));
        if (contents.TrueForAll(static content => content is TextContent { Text.Length: 0 }))
        {
            Writer.WriteStringValue("");
            return;
        }

        if (!marked && contents is [TextContent only])
        {
            Writer.WriteStringValue(only.Text);
            return;
        }

        WriteParts(contents, messageProperties);
    }

    /// <summary>Counts the breakpoints of a content that has no place for them here, so that the newest ones of the request still fit.</summary>
    internal void PassOver(AIContent content) => breakpoints.Take(content.AdditionalProperties);

    private static bool HasMark(AdditionalPropertiesDictionary? properties) => CacheBreakpoints.Has(properties);

    private static int LastText(List<AIContent> contents) => contents.FindLastIndex(static content => content is TextContent { Text.Length: > 0 });

    private void WriteParts(List<AIContent> contents, AdditionalPropertiesDictionary? messageProperties)
    {
        // A breakpoint of the message goes onto its last text: it is defined for texts only.
        int marked = HasMark(messageProperties) ? LastText(contents) : -1;
        Writer.WriteStartArray();
        for (int index = 0; index < contents.Count; index++)
        {
            // Upstreams refuse empty text parts.
            if (contents[index] is TextContent { Text.Length: > 0 } text)
            {
                bool own = HasMark(text.AdditionalProperties);
                WriteText(text.Text, breakpoints.Take(own || index != marked ? text.AdditionalProperties : messageProperties) is not null);
            }
            else
            {
                WritePart(contents[index]);
            }
        }

        Writer.WriteEndArray();
    }

    private void WriteText(string text, bool isBreakpoint)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "input_text"u8);
        Writer.WriteString("text"u8, text);
        if (isBreakpoint)
        {
            // The cache mark of the chat endpoint has another name and no lifetime here.
            Writer.WriteStartObject("prompt_cache_breakpoint"u8);
            Writer.WriteString("mode"u8, "explicit"u8);
            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
    }

    /// <summary>Writes a part that is no text.</summary>
    private void WritePart(AIContent content)
    {
        switch (content)
        {
            case HostedFileContent file:
                Begin("input_file"u8);
                Writer.WriteString("file_id"u8, file.FileId);
                Writer.WriteEndObject();
                break;
            case DataContent data:
                WriteData(data);
                break;
            case UriContent uri:
                WriteUri(uri);
                break;
        }
    }

    private void Begin(ReadOnlySpan<byte> type)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, type);
    }
}
