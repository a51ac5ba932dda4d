using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Arguments in the shapes that the kernel's binder can bind. It cannot turn the JSON of a text into an enumeration, nor JSON of any other
/// kind into a text; so texts become texts, and where a function wants a text it gets the text of whatever was sent. The rest stays JSON, and so
/// does all that a function wants as JSON.
/// </summary>
internal static class ScalarArguments
{
    internal static void Unwrap(IList<AIContent> contents, ChatOptions? options)
    {
        for (int index = 0; index < contents.Count; index++)
        {
            if (contents[index] is Microsoft.Extensions.AI.FunctionCallContent { Arguments: { Count: > 0 } arguments } call)
            {
                KernelFunction? function = Function(call.Name, options);
                foreach (KeyValuePair<string, object?> argument in arguments.ToArray())
                {
                    Type? wanted = Wanted(function, argument.Key);
                    if (!IsJson(wanted))
                    {
                        arguments[argument.Key] = Unwrap(argument.Value, wanted == typeof(string));
                    }
                }
            }
        }
    }

    private static object? Unwrap(object? value, bool wantsText) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.True } when !wantsText => true,
        JsonElement { ValueKind: JsonValueKind.False } when !wantsText => false,
        JsonElement other when wantsText => other.GetRawText(),
        _ => value,
    };

    private static KernelFunction? Function(string name, ChatOptions? options)
    {
        foreach (AITool tool in options?.Tools ?? [])
        {
            if (tool is KernelFunction function && string.Equals(tool.Name, name, StringComparison.Ordinal))
            {
                return function;
            }
        }

        return null;
    }

    private static Type? Wanted(KernelFunction? function, string parameter) => function?.Metadata.Parameters
        .FirstOrDefault(known => string.Equals(known.Name, parameter, StringComparison.OrdinalIgnoreCase))?.ParameterType;

    private static bool IsJson(Type? wanted) => wanted is not null
        && (wanted == typeof(JsonElement) || wanted == typeof(JsonElement?) || wanted == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(wanted));
}
