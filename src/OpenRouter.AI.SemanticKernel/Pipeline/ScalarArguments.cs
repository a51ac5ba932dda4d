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
/// kind into a text; so texts become texts where one is wanted, or JSON that was written into one, and where a function wants a text it gets the
/// text of whatever was sent. The rest stays JSON: dates and bytes bind from nothing else.
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
                        arguments[argument.Key] = Unwrap(argument.Value, wanted);
                    }
                }
            }
        }
    }

    private static object? Unwrap(object? value, Type? wanted) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString() is { } text && IsWanted(text, wanted) ? text : json,
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement other when wanted == typeof(string) => other.GetRawText(),
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        _ => value,
    };

    private static bool IsWanted(string text, Type? wanted) => wanted is null || wanted == typeof(string) || wanted == typeof(object)
        || IsScalar(Nullable.GetUnderlyingType(wanted) ?? wanted)
        || text.TrimStart() is ['{' or '[', ..];

    /// <summary>Enumerations, numbers and flags: what may be missing, the binder makes of texts alone.</summary>
    private static bool IsScalar(Type type) => type.IsEnum || type.IsPrimitive || type == typeof(decimal);

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
