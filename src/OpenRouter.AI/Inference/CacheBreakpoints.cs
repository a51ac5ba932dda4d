using System;
using System.Collections.Generic;
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
    internal static CacheBreakpoints Of(IReadOnlyList<ChatMessage> messages, IList<AITool>? tools, bool automatic)
    {
        int count = automatic ? 1 : 0;
        foreach (AITool tool in tools ?? [])
        {
            count += tool is AIFunctionDeclaration && Find(tool.AdditionalProperties) is not null ? 1 : 0;
        }

        foreach (ChatMessage message in messages)
        {
            count += Find(message.AdditionalProperties) is null ? 0 : 1;
            IList<AIContent> contents = message.Contents;
            for (int index = 0; index < contents.Count; index++)
            {
                AIContent? content = contents[index];
                count += content?.AdditionalProperties is not null && Find(content.AdditionalProperties) is not null ? 1 : 0;
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

    private static object? Find(IReadOnlyDictionary<string, object?>? properties) =>
        properties is { Count: > 0 } && properties.TryGetValue(CarrierKeys.CacheControl, out object? value) ? value : null;
}
