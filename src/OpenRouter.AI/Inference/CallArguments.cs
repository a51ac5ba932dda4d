using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>
/// The arguments of a call on the way back: the text that the model wrote, byte for byte, as long as nobody changed them; else compact JSON.
/// Written anew they would differ in white space and order, which costs tokens and spoils the prompt cache.
/// </summary>
internal static class CallArguments
{
    /// <summary>Writes the arguments as a JSON string.</summary>
    /// <param name="writer">The writer of the request.</param>
    /// <param name="call">The call.</param>
    /// <param name="draft">A draft that is used again for every call of a request.</param>
    internal static void Write(Utf8JsonWriter writer, FunctionCallContent call, JsonDraft draft)
    {
        if (Original(call) is { } original)
        {
            writer.WriteStringValue(original);
            return;
        }

        draft.Clear();
        draft.Writer.WriteStartObject();
        foreach (KeyValuePair<string, object?> argument in call.Arguments ?? EmptyArguments)
        {
            draft.Writer.WritePropertyName(argument.Key);
            if (!JsonValues.TryWriteSimple(draft.Writer, argument.Value))
            {
                JsonValues.ToElement(argument.Value, $"argument '{argument.Key}' of the call of '{call.Name}'").WriteTo(draft.Writer);
            }
        }

        draft.Writer.WriteEndObject();
        writer.WriteStringValue(draft.Complete());
    }

    private static Dictionary<string, object?> EmptyArguments { get; } = [];

    /// <summary>Gets the text that the arguments came as; null when there is none, when it is no JSON, or when they were changed since.</summary>
    private static string? Original(FunctionCallContent call)
    {
        string? text = call.AdditionalProperties.Text(CarrierKeys.RawArguments);
        if (text is null || FunctionCallFactory.Parse(text, out _) is not { } parsed || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return call.Exception is not null || Same(parsed, call.Arguments) ? text : null;
    }

    private static bool Same(IDictionary<string, object?> parsed, IDictionary<string, object?>? current)
    {
        if (parsed.Count != (current?.Count ?? 0))
        {
            return false;
        }

        foreach (KeyValuePair<string, object?> argument in parsed)
        {
            if (!current!.TryGetValue(argument.Key, out object? value) || !Same((JsonElement)argument.Value!, value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(JsonElement parsed, object? current)
    {
        try
        {
            return JsonElement.DeepEquals(parsed, JsonValues.ToElement(current));
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
