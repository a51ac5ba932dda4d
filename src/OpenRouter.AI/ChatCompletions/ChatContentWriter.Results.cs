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
    /// <returns>The text of the result; empty when it has parts.</returns>
    internal string WriteResult(FunctionResultContent result)
    {
        object? value = ResultContents.Restore(result.Result);
        switch (value)
        {
            case TextContent text:
                return WriteResultText(text.Text);
            case AIContent content:
                return WriteResultParts([content]);
            case IEnumerable<AIContent> contents:
                return WriteResultParts([.. contents]);
            case null:
                return WriteResultText(result.Exception is null ? "" : Failed);
            default:
                return WriteResultText(ResultText(value));
        }
    }

    private string WriteResultText(string text)
    {
        Writer.WriteStringValue(text);
        return text;
    }

    private string WriteResultParts(List<AIContent> contents)
    {
        List<AIContent> sendable = Sendable(contents, scope.Model);
        if (sendable.Count > 0 && sendable.TrueForAll(static content => content is TextContent))
        {
            return WriteResultText(string.Concat(sendable.Select(static content => ((TextContent)content).Text)));
        }

        if (sendable.Count == 0)
        {
            return WriteResultText("");
        }

        WriteParts(sendable, null);
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
        catch (NotSupportedException exception)
        {
            throw new ArgumentException(
                $"A tool returned a {value.GetType()}, which has no JSON contract here. Return text, contents, or a type that the JSON options know.", nameof(value), exception);
        }

        return Encoding.UTF8.GetString(draft.Complete());
    }
}
