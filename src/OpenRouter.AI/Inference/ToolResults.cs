using System;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>What tools returned, in the words that the model reads.</summary>
internal static class ToolResults
{
    // What the function-invoking client itself says; the exception's own message may hold what is not for the model.
    internal const string Failed = "Error: Function failed.";

    /// <summary>What a tool returned is for the model, also where it has no part of its own: errors as their words, the rest as JSON.</summary>
    internal static AIContent Readable(AIContent content) => content switch
    {
        TextContent or DataContent or UriContent or HostedFileContent or UsageContent or null => content!,
        ErrorContent error => new TextContent(error.Message),
        _ => new TextContent(Text(content)),
    };

    /// <summary>Gets the text of a result: text as it is, everything else as compact JSON.</summary>
    internal static string Text(object value)
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
