using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using FunctionCallContent = Microsoft.Extensions.AI.FunctionCallContent;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Calls of histories that other connectors or people wrote: their functions go by <c>Plugin-Function</c>, or by the name of the function
/// alone, and the tools of a request by <c>Plugin_Function</c>. A model that reads another name than it is offered begins to use it.
/// </summary>
internal static class QualifiedCalls
{
    internal static IEnumerable<ChatMessage> Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        if (options?.Tools is not { Count: > 0 } tools)
        {
            return messages;
        }

        List<ChatMessage> history = [.. messages];
        for (int index = 0; index < history.Count; index++)
        {
            if (history[index].Contents.Any(content => content is FunctionCallContent call && Qualified(call.Name, tools) is not null))
            {
                ChatMessage copy = history[index].Clone();
                copy.Contents = [.. copy.Contents.Select(content => Renamed(content, tools))];
                history[index] = copy;
            }
        }

        return history;
    }

    internal static FunctionCallContent Copy(FunctionCallContent call, string name, IDictionary<string, object?>? arguments) => new(call.CallId, name, arguments)
    {
        AdditionalProperties = call.AdditionalProperties,
        Annotations = call.Annotations,
        Exception = call.Exception,
        InformationalOnly = call.InformationalOnly,
        RawRepresentation = call.RawRepresentation,
    };

    private static AIContent Renamed(AIContent content, IList<AITool> tools) =>
        content is FunctionCallContent call && Qualified(call.Name, tools) is { } name ? Copy(call, name, call.Arguments) : content;

    /// <summary>Finds the one tool that a name can only mean; null when the name is that of a tool, or could mean several or none.</summary>
    private static string? Qualified(string name, IList<AITool> tools)
    {
        string? found = null;
        foreach (AITool tool in tools)
        {
            if (string.Equals(tool.Name, name, StringComparison.Ordinal))
            {
                return null;
            }

            if (tool is KernelFunction { Metadata: { } function } && IsNameOf(function, name))
            {
                if (found is not null)
                {
                    return null;
                }

                found = tool.Name;
            }
        }

        return found;
    }

    private static bool IsNameOf(KernelFunctionMetadata function, string name) =>
        string.Equals(name, function.Name, StringComparison.Ordinal)
        || (function.PluginName is { Length: > 0 } plugin && name.Length == plugin.Length + 1 + function.Name.Length && name[plugin.Length] == '-'
            && name.StartsWith(plugin, StringComparison.Ordinal) && name.EndsWith(function.Name, StringComparison.Ordinal));
}
