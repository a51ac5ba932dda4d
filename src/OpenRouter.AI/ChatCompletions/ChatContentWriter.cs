using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>Contents of messages and tool results to content parts.</summary>
internal sealed partial class ChatContentWriter(RequestScope scope, CacheBreakpoints breakpoints)
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

    /// <summary>Writes the assistant's text: one text, since the model wrote one, unless a part of it is a cache breakpoint.</summary>
    internal void WriteAssistantText(List<TextContent> texts, AdditionalPropertiesDictionary? messageProperties)
    {
        if (HasMark(messageProperties) || texts.Exists(static text => HasMark(text.AdditionalProperties)))
        {
            WriteParts([.. texts], messageProperties);
        }
        else
        {
            Writer.WriteStringValue(texts.Count == 1 ? texts[0].Text : string.Concat(texts.ConvertAll(static text => text.Text)));
        }
    }

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
                WriteText(text.Text, breakpoints.Take(own || index != marked ? text.AdditionalProperties : messageProperties));
            }
            else
            {
                WritePart(contents[index]);
            }
        }

        Writer.WriteEndArray();
    }

    /// <summary>Writes a part that is no text.</summary>
    private void WritePart(AIContent content)
    {
        switch (content)
        {
            case HostedFileContent file:
                WriteHostedFile(file);
                break;
            case DataContent data:
                WriteData(data);
                break;
            case UriContent uri:
                WriteUri(uri);
                break;
        }
    }

    private void WriteText(string text, JsonElement? cache)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "text"u8);
        Writer.WriteString("text"u8, text);
        if (cache is not null)
        {
            Writer.WritePropertyName("cache_control"u8);
            cache.Value.WriteTo(Writer);
        }

        Writer.WriteEndObject();
    }

    private void WriteHostedFile(HostedFileContent file)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "file"u8);
        Writer.WriteStartObject("file"u8);
        Writer.WriteString("file_id"u8, file.FileId);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }
}
