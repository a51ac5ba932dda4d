using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Single values among the arguments of calls, as CLR values: the kernel's binder cannot turn the JSON of a text into an enumeration, nor
/// that of a number into a text. Objects and lists stay JSON.
/// </summary>
internal static class ScalarArguments
{
    internal static void Unwrap(IList<AIContent> contents)
    {
        for (int index = 0; index < contents.Count; index++)
        {
            if (contents[index] is FunctionCallContent { Arguments: { Count: > 0 } arguments })
            {
                foreach (KeyValuePair<string, object?> argument in arguments.ToArray())
                {
                    arguments[argument.Key] = Unwrap(argument.Value);
                }
            }
        }
    }

    private static object? Unwrap(object? value)
    {
        if (value is not JsonElement element)
        {
            return value;
        }

        return element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Number => Number(element),
            _ => value,
        };
    }

    /// <summary>Takes the first kind of number that holds the value whole; what none holds stays as it came.</summary>
    private static object Number(JsonElement element) =>
        element.TryGetInt32(out int small) ? small
        : element.TryGetInt64(out long whole) ? whole
        : element.TryGetDecimal(out decimal exact) && JsonElement.DeepEquals(element, JsonSerializer.SerializeToElement(exact, NumberJsonContext.Default.Decimal)) ? exact
        : element;
}
