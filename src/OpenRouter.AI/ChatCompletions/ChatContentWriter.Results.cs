using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

internal sealed partial class ChatContentWriter
{
    /// <summary>Writes a tool's result: text as text, contents as parts (so that images stay images), everything else as compact JSON.</summary>
    /// <param name="result">The result.</param>
    /// <param name="inherited">The properties of its message when the breakpoint of the message is written on this result.</param>
    /// <returns>The text of the result; empty when it has parts.</returns>
    internal string WriteResult(FunctionResultContent result, AdditionalPropertiesDictionary? inherited)
    {
        JsonElement? cache = breakpoints.Take(CacheBreakpoints.Marked(result) ?? inherited);
        object? value = ResultContents.Restore(result.Result);
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
}
