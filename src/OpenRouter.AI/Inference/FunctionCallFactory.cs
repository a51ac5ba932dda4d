using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>
/// Makes function calls from the text of their arguments. A call whose arguments were cut off or cannot be read is informational only: the
/// function-invoking client runs a call whatever its <see cref="FunctionCallContent.Exception"/> says, then with default arguments.
/// </summary>
internal static class FunctionCallFactory
{
    internal static FunctionCallContent Create(string callId, string name, string arguments, bool cutOff)
    {
        FunctionCallContent call = new(callId, name);
        JsonException? failure = null;
        if (!cutOff)
        {
            call.Arguments = Parse(arguments, out failure);
        }

        if (cutOff || failure is not null)
        {
            call.Arguments = null;
            call.InformationalOnly = true;
            call.Exception = new InvalidOperationException(
                cutOff || IsCut(arguments)
                    ? $"The arguments of the call of '{name}' were cut off, so the call cannot be run. Raise the limit of output tokens."
                    : $"The arguments of the call of '{name}' are not a JSON object, so the call cannot be run.",
                failure);
        }

        if (arguments.Length > 0 && !string.Equals(arguments, "{}", StringComparison.Ordinal))
        {
            call.AdditionalProperties = new AdditionalPropertiesDictionary { [CarrierKeys.RawArguments] = arguments };
        }

        return call;
    }

    /// <summary>Reads arguments; null with the reason when they are no JSON object. No text means no arguments.</summary>
    internal static IDictionary<string, object?>? Parse(string arguments, out JsonException? failure)
    {
        failure = null;
        if (string.IsNullOrWhiteSpace(arguments))
        {
            return new Dictionary<string, object?>(StringComparer.Ordinal);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(arguments);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Null)
            {
                return new Dictionary<string, object?>(StringComparer.Ordinal);
            }

            if (root.ValueKind == JsonValueKind.String && root.GetString() is { } inner && inner.AsSpan().TrimStart().StartsWith("{".AsSpan()))
            {
                // Some models send the arguments as a JSON text that holds JSON text.
                return Parse(inner, out failure);
            }

            if (root.ValueKind == JsonValueKind.Object)
            {
                return Members(root);
            }

            failure = new JsonException($"The arguments are a JSON {root.ValueKind} and not an object.");
        }
        catch (JsonException exception)
        {
            failure = exception;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // Half a surrogate pair, where the text was cut or never right.
            failure = new JsonException("The arguments hold half a character.", exception);
        }

        return null;
    }

    /// <summary>Whether a text is a whole JSON object.</summary>
    internal static bool IsComplete(string arguments) => arguments.AsSpan().TrimStart().StartsWith("{".AsSpan()) && Parse(arguments, out _) is not null;

    private static Dictionary<string, object?> Members(JsonElement root)
    {
        Dictionary<string, object?> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in root.EnumerateObject())
        {
            members[member.Name] = member.Value.Clone();
        }

        return members;
    }

    /// <summary>Whether the text is the beginning of JSON and not something else.</summary>
    private static bool IsCut(string arguments)
    {
        try
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(arguments);
            Utf8JsonReader reader = new(utf8, isFinalBlock: false, state: default);
            while (reader.Read())
            {
                // Runs to the end of what is complete.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
