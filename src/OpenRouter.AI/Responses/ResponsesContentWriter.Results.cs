using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesContentWriter
{
    /// <summary>Writes a tool's result: text as text, contents as parts (so that images stay images), everything else as compact JSON.</summary>
    /// <param name="result">The result.</param>
    /// <param name="inherited">The properties of its message when the breakpoint of the message is written on this result.</param>
    /// <returns>The text of the result; empty when it has parts.</returns>
    internal string WriteResult(FunctionResultContent result, AdditionalPropertiesDictionary? inherited)
    {
        bool isBreakpoint = breakpoints.Take(HasMark(result.AdditionalProperties) ? result.AdditionalProperties : inherited) is not null;
        object? value = ResultContents.Restore(result.Result);
        switch (value)
        {
            case TextContent text:
                return WriteResultText(text.Text, isBreakpoint);
            case AIContent content:
                return WriteResultParts([content], isBreakpoint);
            case IEnumerable<AIContent> contents:
                return WriteResultParts([.. contents], isBreakpoint);
            case null:
                return WriteResultText(result.Exception is null ? "" : ToolResults.Failed, isBreakpoint);
            default:
                return WriteResultText(ToolResults.Text(value), isBreakpoint);
        }
    }

    private string WriteResultText(string text, bool isBreakpoint)
    {
        if (!isBreakpoint || text.Length == 0)
        {
            Writer.WriteStringValue(text);
        }
        else
        {
            Writer.WriteStartArray();
            WriteText(text, isBreakpoint);
            Writer.WriteEndArray();
        }

        return text;
    }

    private string WriteResultParts(List<AIContent> contents, bool isBreakpoint)
    {
        List<AIContent> sendable = SendableContents.Of([.. contents.Select(ToolResults.Readable)], scope.Model);
        if (sendable.TrueForAll(static content => content is TextContent))
        {
            return WriteResultText(string.Concat(sendable.Select(static content => ((TextContent)content).Text)), isBreakpoint);
        }

        int last = LastText(sendable);
        Writer.WriteStartArray();
        for (int index = 0; index < sendable.Count; index++)
        {
            if (sendable[index] is not TextContent text)
            {
                RefuseSound(sendable[index]);
                WritePart(sendable[index]);
            }
            else if (text.Text.Length > 0)
            {
                WriteText(text.Text, isBreakpoint && index == last);
            }
        }

        Writer.WriteEndArray();
        return "";
    }

    /// <summary>Results take texts, images and files; audio and video have no part there.</summary>
    private void RefuseSound(AIContent content)
    {
        string type = content switch
        {
            DataContent data => data.MediaType,
            UriContent uri => MediaEncoder.Type(uri),
            _ => "",
        };
        if (type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException(
                $"A tool returned {type}, which the Responses endpoint cannot hand to {scope.Model ?? "the model"} as a result. Send it in a user message.");
        }
    }
}
