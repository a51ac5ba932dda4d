using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>
/// Contents of messages and tool results to parts. Which part a content becomes, and where the cache breakpoints go, is the same on both
/// endpoints; only the form of a part is not.
/// </summary>
internal abstract class ContentWriter(RequestScope scope, CacheBreakpoints breakpoints)
{
    protected RequestScope Scope => scope;

    protected Utf8JsonWriter Writer => scope.Writer;

    protected CacheBreakpoints Breakpoints => breakpoints;

    /// <summary>Writes the value of <c>content</c>: a text where that says it all, else a list of parts.</summary>
    internal void Write(List<AIContent> contents, AdditionalPropertiesDictionary? messageProperties)
    {
        bool marked = HasMark(messageProperties) || contents.Exists(static content => HasMark(content.AdditionalProperties));
        if (contents.TrueForAll(static content => content is TextContent { Text.Length: 0 }))
        {
            Writer.WriteStringValue("");
        }
        else if (!marked && contents is [TextContent only])
        {
            Writer.WriteStringValue(only.Text);
        }
        else
        {
            WriteParts(contents, messageProperties);
        }
    }

    /// <summary>Writes a tool's result: text as text, contents as parts (so that images stay images), everything else as compact JSON.</summary>
    /// <param name="result">The result.</param>
    /// <param name="inherited">The properties of its message when the breakpoint of the message is written on this result.</param>
    /// <returns>The text of the result; empty when it has parts.</returns>
    internal string WriteResult(FunctionResultContent result, AdditionalPropertiesDictionary? inherited)
    {
        object? value = ResultContents.Restore(result.Result);
        JsonElement? cache = breakpoints.Take(CacheBreakpoints.Marked(result, value) ?? inherited);
        switch (value)
        {
            case TextContent text:
                return WriteResultText(text.Text, cache);
            case AIContent content:
                return WriteResultParts([content], cache);
            case IEnumerable<AIContent> contents:
                return WriteResultParts([.. contents], cache);
            case null:
                return WriteResultText(result.Exception is null ? "" : ToolResults.Failed, cache);
            default:
                return WriteResultText(ToolResults.Text(value), cache);
        }
    }

    protected static bool HasMark(AdditionalPropertiesDictionary? properties) => CacheBreakpoints.Has(properties);

    protected void WriteParts(List<AIContent> contents, AdditionalPropertiesDictionary? messageProperties)
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

    /// <summary>Writes where a content is: as a data URL, or by its address.</summary>
    protected void WriteAddress(AIContent content)
    {
        if (content is DataContent data)
        {
            MediaEncoder.WriteDataUrl(scope.Body, Writer, data);
        }
        else
        {
            Writer.WriteStringValue(((UriContent)content).Uri.OriginalString);
        }
    }

    /// <summary>Gets the name of a file; null when nobody gave it one.</summary>
    protected static string? FileName(AIContent file, string? name) =>
        file.AdditionalProperties.Text("filename") ?? name ?? MediaEncoder.LastSegment(file);

    protected abstract void WriteText(string text, JsonElement? cache);

    protected abstract void WriteImagePart(AIContent image);

    protected abstract void WriteAudio(DataContent audio);

    protected abstract void WriteVideo(AIContent video);

    /// <param name="file">The file.</param>
    /// <param name="name">The name that it has by itself; null when its address may tell one.</param>
    /// <param name="isAddress">Whether it lies at an address instead of in the request.</param>
    protected abstract void WriteFile(AIContent file, string? name, bool isAddress);

    protected abstract void WriteHostedFile(HostedFileContent file);

    /// <summary>Refuses what the endpoint does not take in a result.</summary>
    protected virtual void CheckResultPart(AIContent content)
    {
    }

    private static int LastText(List<AIContent> contents) => contents.FindLastIndex(static content => content is TextContent { Text.Length: > 0 });

    private string WriteResultText(string text, JsonElement? cache)
    {
        if (cache is null || text.Length == 0)
        {
            Writer.WriteStringValue(text);
        }
        else
        {
            Writer.WriteStartArray();
            WriteText(text, cache);
            Writer.WriteEndArray();
        }

        return text;
    }

    private string WriteResultParts(List<AIContent> contents, JsonElement? cache)
    {
        List<AIContent> sendable = SendableContents.Of([.. contents.Select(ToolResults.Readable)], scope.Model);
        if (sendable.TrueForAll(static content => content is TextContent))
        {
            return WriteResultText(string.Concat(sendable.Select(static content => ((TextContent)content).Text)), cache);
        }

        // The breakpoint of a part counts as that of the whole result.
        int last = LastText(sendable);
        Writer.WriteStartArray();
        for (int index = 0; index < sendable.Count; index++)
        {
            if (sendable[index] is not TextContent text)
            {
                CheckResultPart(sendable[index]);
                WritePart(sendable[index]);
            }
            else if (text.Text.Length > 0)
            {
                WriteText(text.Text, index == last ? cache : null);
            }
        }

        Writer.WriteEndArray();
        return "";
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

    private void WriteData(DataContent data)
    {
        if (data.HasTopLevelMediaType("image"))
        {
            WriteImagePart(data);
        }
        else if (data.HasTopLevelMediaType("audio"))
        {
            WriteAudio(data);
        }
        else if (data.HasTopLevelMediaType("video"))
        {
            WriteVideo(data);
        }
        else
        {
            WriteFile(data, MediaEncoder.FileName(data.Name, data.MediaType), isAddress: false);
        }
    }

    private void WriteUri(UriContent uri)
    {
        string type = MediaEncoder.Type(uri);
        bool isData = uri.HasDataScheme();
        if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            WriteImagePart(uri);
        }
        else if (type.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
        {
            WriteVideo(uri);
        }
        else if (isData && type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase))
        {
            WriteAudio(new DataContent(uri.Uri.OriginalString, type));
        }
        else
        {
            WriteFile(uri, isData ? MediaEncoder.FileName(null, type) : null, !isData);
        }
    }
}
