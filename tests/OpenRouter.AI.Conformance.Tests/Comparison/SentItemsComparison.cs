using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares the input that follows an answer with the items of that answer: each must go back as it came, in its place.</summary>
internal static class SentItemsComparison
{
    /// <param name="expected">The expected outcome of the answer.</param>
    /// <param name="output">The items of the answer.</param>
    /// <param name="body">The request that was sent.</param>
    public static IReadOnlyList<Difference> Differences(JsonElement expected, IReadOnlyList<JsonElement> output, JsonElement body)
    {
        JsonElement[] sent = [.. body.GetProperty("input").EnumerateArray()];
        var differences = new List<Difference>();
        string[] wanted =
        [
            $"user {NextTurn.Question}",
            .. output.Where(item => !MayBeLeftOut(item) || sent.Any(other => JsonEquality.Same(item, other))).Select(Outline),
            .. expected.GetProperty("tool_calls").EnumerateArray()
                .Where(call => call.GetProperty("valid").GetBoolean())
                .Select(call => $"function_call_output {call.GetProperty("id").GetString()} {NextTurn.Result}"),
            $"user {NextTurn.Next}",
        ];
        string[] got = [.. sent.Select(Outline)];
        if (!wanted.SequenceEqual(got, StringComparer.Ordinal))
        {
            differences.Add(new Difference("sent.input", string.Join(" | ", wanted), string.Join(" | ", got)));
        }

        CompareReasoning(differences, output, sent);
        if (body.EnumerateObject().Any(member => member.Name is "previous_response_id" or "store" or "background"))
        {
            differences.Add(new Difference("sent.state", "nothing", body.GetRawText()));
        }

        return differences;
    }

    // Without anything that a model could take up again it may stay behind.
    private static bool MayBeLeftOut(JsonElement item) =>
        Text(item, "type") == "reasoning" && string.IsNullOrEmpty(Text(item, "encrypted_content")) && string.IsNullOrEmpty(Text(item, "signature"));

    private static void CompareReasoning(List<Difference> differences, IReadOnlyList<JsonElement> output, JsonElement[] sent)
    {
        foreach (JsonElement item in sent.Where(item => Text(item, "type") == "reasoning"))
        {
            if (!output.Any(recorded => JsonEquality.Same(recorded, item)))
            {
                differences.Add(new Difference("sent.reasoning", "an item of the answer", item.GetRawText()));
            }
        }
    }

    private static string Outline(JsonElement item) => Text(item, "type") switch
    {
        "message" when Text(item, "role") == "assistant" => $"message {Text(item, "id")} {Content(item)}",
        "message" => $"{Text(item, "role")} {Content(item)}",
        "function_call" => $"function_call {Text(item, "call_id")} {Text(item, "name")} {Text(item, "arguments")}",
        "function_call_output" => $"function_call_output {Text(item, "call_id")} {Text(item, "output")}",
        "reasoning" => $"reasoning {Text(item, "id")}",
        var other => other ?? "",
    };

    private static string Content(JsonElement message) => message.GetProperty("content") is { ValueKind: JsonValueKind.Array } parts
        ? string.Concat(parts.EnumerateArray().Select(part => Text(part, "text")))
        : Text(message, "content") ?? "";

    private static string? Text(JsonElement item, string property) =>
        item.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
