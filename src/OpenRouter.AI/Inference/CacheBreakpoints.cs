using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>
/// The cache breakpoints of one request. More than four are refused by the models that have them; a conversation that marks each turn keeps
/// the newest ones, since a later breakpoint covers what comes before it.
/// </summary>
internal sealed class CacheBreakpoints
{
    private const int Most = 4;

    private int _skip;

    private CacheBreakpoints(int skip) => _skip = skip;

    /// <summary>Counts the breakpoints of a request in the order in which they are written.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="tools">The tools, where they can bear a breakpoint.</param>
    /// <param name="automatic">Whether the service sets one by itself.</param>
    /// <param name="ofAssistants">Whether texts of the assistant can bear one.</param>
    internal static CacheBreakpoints Of(IReadOnlyList<ChatMessage> messages, IList<AITool>? tools, bool automatic, bool ofAssistants = true)
    {
        int count = automatic ? 1 : 0;
        for (int index = 0; index < (tools?.Count ?? 0); index++)
        {
            count += tools![index] is AIFunctionDeclaration tool && Has(tool.AdditionalProperties) ? 1 : 0;
        }

        for (int position = 0; position < messages.Count; position++)
        {
            ChatMessage message = messages[position];
            AIContent? bearer = Has(message.AdditionalProperties) ? Bearer(message) : null;
            IList<AIContent> contents = message.Contents;
            for (int index = 0; index < contents.Count; index++)
            {
                AIContent? content = contents[index];
                bool hasPlace = ofAssistants || message.Role != ChatRole.Assistant || content is FunctionResultContent;
                count += hasPlace && CanBear(content) && (ReferenceEquals(content, bearer) || IsMarked(content!)) ? 1 : 0;
            }
        }

        return new CacheBreakpoints(Math.Max(0, count - Most));
    }

    /// <summary>Gets the breakpoint to write for something; null when it has none, or when newer ones use up the four.</summary>
    internal JsonElement? Take(IReadOnlyDictionary<string, object?>? properties)
    {
        if (Find(properties) is not { } value)
        {
            return null;
        }

        if (_skip > 0)
        {
            _skip--;
            return null;
        }

        return JsonValues.ToElement(value, $"AdditionalProperties[\"{CarrierKeys.CacheControl}\"]");
    }

    /// <summary>
    /// Gets the properties that hold the breakpoint of a result; null when it has none. The texts that a tool returned count with their result,
    /// which is written as one piece.
    /// </summary>
    /// <param name="result">The result.</param>
    /// <param name="returned">What the tool returned, restored.</param>
    internal static AdditionalPropertiesDictionary? Marked(FunctionResultContent result, object? returned)
    {
        if (Has(result.AdditionalProperties))
        {
            return result.AdditionalProperties;
        }

        IEnumerable<AIContent>? parts = returned is AIContent single ? [single] : returned as IEnumerable<AIContent>;
        return parts?.LastOrDefault(static part => part is TextContent && Has(part.AdditionalProperties))?.AdditionalProperties;
    }

    internal static bool Has(IReadOnlyDictionary<string, object?>? properties) => Find(properties) is not null;

    /// <summary>
    /// Gets the content that a breakpoint of its message is written on: the last text, else the last tool result; the result first in a tool
    /// message, where some hosts put its text beside it. Null when the message has neither.
    /// </summary>
    internal static AIContent? Bearer(ChatMessage message)
    {
        AIContent? text = null;
        AIContent? result = null;
        IList<AIContent> contents = message.Contents;
        for (int index = 0; index < contents.Count; index++)
        {
            AIContent? content = contents[index];
            if (CanBear(content))
            {
                text = content as TextContent ?? text;
                result = content as FunctionResultContent ?? result;
            }
        }

        return message.Role == ChatRole.Tool ? result ?? text : text ?? result;
    }

    /// <summary>Whether a breakpoint has a place on the content: it is defined for texts only, and empty ones are not sent as parts.</summary>
    private static bool CanBear(AIContent? content) => content is TextContent { Text.Length: > 0 } or FunctionResultContent;

    private static bool IsMarked(AIContent content) =>
        Has(content.AdditionalProperties)
        || (content is FunctionResultContent result && Marked(result, ResultContents.Restore(result.Result)) is not null);

    private static object? Find(IReadOnlyDictionary<string, object?>? properties) =>
        properties is { Count: > 0 } && properties.TryGetValue(CarrierKeys.CacheControl, out object? value) ? value : null;
}
