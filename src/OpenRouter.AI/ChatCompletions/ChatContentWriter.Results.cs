using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

internal sealed partial class ChatContentWriter
{
    // What the function-invoking client itself says; the exception's own message may hold what is not for the model.
    private const string Failed = "Error: Function failed.";

    /// <summary>Writes a tool's result: text as text, contents as parts (so that images stay images), everything else as compact JSON.</summary>
    /// <param name="result">The result.</param>
    /// <param name="inherited">The properties of its message when the breakpoint of the message is written on this result.</param>
    /// <returns>The text of the result; empty when it has parts.</returns>
    internal string WriteResult(FunctionResultContent result, AdditionalPropertiesDictionary? inherited)
    {
        JsonElement? cache = breakpoints.Take(HasMark(result.AdditionalProperties) ? result.AdditionalProperties : inherited);
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
                return WriteResultText(result.Exception is null ? "" : Failed, cache);
            default:
                return WriteResultText(ResultText(value), cache);
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

    /// <summary>What a tool returned is for the model, also where it has no part of its own: errors as their words, the rest as JSON.</summary>
    private static AIContent Readable(AIContent content) => content switch
    {
        TextContent or DataContent or UriContent or HostedFileContent or UsageContent or null => content!,
        ErrorContent error => new TextContent(error.Message),
        _ => new TextContent(ResultText(content)),
    };

    private string WriteResultParts(List<AIContent> contents, JsonElement? cache)
    {
        List<AIContent> sendable = Sendable([.. contents.Select(Readable)], scope.Model);
        if (sendable.TrueForAll(static content => content is TextContent))
        {
            return WriteResultText(string.Concat(sendable.Select(static content => ((TextContent)content).Text)), cache);
        }

        // Breakpoints of the parts themselves are not counted among the four of the request, and so not sent.
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

    private static string ResultText(object value)
    {
        switch (value)
        {
            case string text:
                return text;
            case JsonElement { ValueKind: JsonValueKind.String } element:
                return element.GetString()!;
            case ChatResponse response:
                return response.Text;
            case ChatMessage message:
                return message.Text;
        }

        using JsonDraft draft = new();
        try
        {
            JsonValues.Write(draft.Writer, value);
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException)
        {
            throw new ArgumentException(
                $"A tool returned a {value.GetType()}, which has no JSON contract here. Return text, contents, or a type that the JSON options know.", nameof(value), exception);
        }

        return Encoding.UTF8.GetString(draft.Complete());
    }
}
