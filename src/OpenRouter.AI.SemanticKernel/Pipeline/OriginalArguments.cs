using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Calls on the way back, with the values that the model gave where <see cref="ScalarArguments"/> made texts of them. The client then knows the
/// arguments for unchanged, and sends the very bytes that they came with.
/// </summary>
internal static class OriginalArguments
{
    /// <summary>The key under which the client keeps the text of the arguments on a call.</summary>
    private const string RawArguments = "openrouter:raw_arguments";

    internal static IEnumerable<ChatMessage> Of(IEnumerable<ChatMessage> messages)
    {
        List<ChatMessage> history = [.. messages];
        for (int index = 0; index < history.Count; index++)
        {
            if (history[index].Contents.Any(static content => Restored(content) is not null))
            {
                ChatMessage copy = history[index].Clone();
                copy.Contents = [.. copy.Contents.Select(static content => Restored(content) ?? content)];
                history[index] = copy;
            }
        }

        return history;
    }

    /// <summary>Copies a call that has such texts; null when it has none.</summary>
    private static FunctionCallContent? Restored(AIContent content)
    {
        if (content is not FunctionCallContent { Arguments: { Count: > 0 } arguments } call
            || call.AdditionalProperties?.TryGetValue(RawArguments, out object? raw) != true || Text(raw) is not { } json)
        {
            return null;
        }

        Dictionary<string, object?> originals = Originals(json, arguments);
        return originals.Count == 0 ? null : QualifiedCalls.Copy(
            call,
            call.Name,
            arguments.ToDictionary(
                static argument => argument.Key,
                argument => originals.TryGetValue(argument.Key, out object? original) ? original : argument.Value,
                StringComparer.Ordinal));
    }

    private static Dictionary<string, object?> Originals(string json, IDictionary<string, object?> arguments)
    {
        Dictionary<string, object?> originals = new(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty member in document.RootElement.EnumerateObject())
                {
                    if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)
                        && arguments.TryGetValue(member.Name, out object? given)
                        && string.Equals(Text(given), member.Value.GetRawText(), StringComparison.Ordinal))
                    {
                        originals[member.Name] = member.Value.Clone();
                    }
                }
            }
        }
        catch (JsonException)
        {
            // Arguments that are no JSON were never made texts.
        }

        return originals;
    }

    private static string? Text(object? value) =>
        value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null);
}
