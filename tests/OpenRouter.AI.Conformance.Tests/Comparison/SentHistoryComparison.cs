using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares the request that follows an answer with what that answer was: it must go back as it came.</summary>
internal static class SentHistoryComparison
{
    /// <param name="expected">The expected outcome of the answer.</param>
    /// <param name="recordedFiles">The file annotations as the service sent them.</param>
    /// <param name="body">The request that was sent.</param>
    public static IReadOnlyList<Difference> Differences(JsonElement expected, IReadOnlyList<JsonElement> recordedFiles, JsonElement body)
    {
        JsonElement[] messages = [.. body.GetProperty("messages").EnumerateArray()];
        JsonElement[] answers = [.. messages.Where(message => Role(message) == "assistant")];
        JsonElement[] calls = [.. expected.GetProperty("tool_calls").EnumerateArray()];
        if (answers.Length != 1)
        {
            return answers.Length == 0 && MayBeLeftOut(expected, calls)
                ? []
                : [new Difference("sent.assistant", "one message", $"{answers.Length} messages")];
        }

        var differences = new List<Difference>();
        JsonElement answer = answers[0];
        CompareText(differences, expected, answer);
        CompareCalls(differences, calls, answer);
        CompareDetails(differences, expected, answer);
        CompareFiles(differences, recordedFiles, answer);
        CompareOrder(differences, calls, messages);
        return differences;
    }

    private static bool MayBeLeftOut(JsonElement expected, JsonElement[] calls) =>
        expected.GetProperty("text").GetString()!.Length == 0
        && !calls.Any(IsValid)
        && expected.GetProperty("refusal").ValueKind == JsonValueKind.Null
        && expected.GetProperty("images").GetArrayLength() == 0
        && expected.GetProperty("file_annotations").GetArrayLength() == 0
        && expected.GetProperty("reasoning_details") is { } details
        && (details.ValueKind == JsonValueKind.Null || details.GetArrayLength() == 0
            || AnswerComparison.Alternatives(expected, "replay_details").Any(value => value.ValueKind == JsonValueKind.Null));

    private static void CompareText(List<Difference> differences, JsonElement expected, JsonElement answer)
    {
        string sent = Text(answer);
        string[] accepted =
        [
            expected.GetProperty("text").GetString()!,
            .. AnswerComparison.Alternatives(expected, "text").Select(value => value.GetString()!),
        ];
        if (!accepted.Contains(sent, StringComparer.Ordinal))
        {
            differences.Add(new Difference("sent.content", accepted[0], sent));
        }

        if (answer.TryGetProperty("reasoning", out JsonElement reasoning)
            && reasoning.ValueKind == JsonValueKind.String
            && !JsonEquality.Same(reasoning, expected.GetProperty("reasoning_text"))
            && !AnswerComparison.Alternatives(expected, "reasoning_text").Any(value => JsonEquality.Same(reasoning, value)))
        {
            differences.Add(new Difference("sent.reasoning", expected.GetProperty("reasoning_text").GetRawText(), reasoning.GetRawText()));
        }
    }

    private static void CompareCalls(List<Difference> differences, JsonElement[] calls, JsonElement answer)
    {
        JsonElement[] sent = List(answer, "tool_calls");

        // A call that was cut off may stay out of the history.
        JsonElement[] wanted = sent.Length == calls.Length ? calls : [.. calls.Where(IsValid)];
        if (sent.Length != wanted.Length || !wanted.Zip(sent).All(pair => SameCall(pair.First, pair.Second)))
        {
            differences.Add(new Difference("sent.tool_calls", JsonSerializer.Serialize(wanted), JsonSerializer.Serialize(sent)));
        }
    }

    private static bool SameCall(JsonElement call, JsonElement sent)
    {
        JsonElement function = sent.GetProperty("function");
        string recorded = call.GetProperty("arguments").GetString()!;
        string? arguments = function.GetProperty("arguments").GetString();

        // Providers refuse empty arguments; the empty object means the same. It also stands for arguments that were cut off.
        return call.GetProperty("id").GetString() == sent.GetProperty("id").GetString()
            && call.GetProperty("name").GetString() == function.GetProperty("name").GetString()
            && sent.GetProperty("type").GetString() == "function"
            && (arguments == recorded || (arguments == "{}" && (recorded.Length == 0 || !IsValid(call))));
    }

    private static void CompareDetails(List<Difference> differences, JsonElement expected, JsonElement answer)
    {
        JsonElement wanted = expected.GetProperty("reasoning_details");
        IEnumerable<JsonElement> accepted = [wanted, .. AnswerComparison.Alternatives(expected, "replay_details")];
        bool isSent = answer.TryGetProperty("reasoning_details", out JsonElement sent) && sent.ValueKind != JsonValueKind.Null;
        if (!accepted.Any(value => isSent ? JsonEquality.Same(value, sent) : value.ValueKind == JsonValueKind.Null))
        {
            differences.Add(new Difference("sent.reasoning_details", wanted.GetRawText(), isSent ? sent.GetRawText() : "nothing"));
        }
    }

    private static void CompareFiles(List<Difference> differences, IReadOnlyList<JsonElement> recordedFiles, JsonElement answer)
    {
        JsonElement[] sent = [.. List(answer, "annotations").Where(annotation => annotation.GetProperty("type").GetString() == "file")];
        if (sent.Length != recordedFiles.Count || !recordedFiles.Zip(sent).All(pair => JsonEquality.Same(pair.First, pair.Second)))
        {
            differences.Add(new Difference("sent.annotations", JsonSerializer.Serialize(recordedFiles), JsonSerializer.Serialize(sent)));
        }
    }

    private static void CompareOrder(List<Difference> differences, JsonElement[] calls, JsonElement[] messages)
    {
        string[] wanted =
        [
            $"user {NextTurn.Question}",
            "assistant",
            .. calls.Where(IsValid).Select(call => $"tool {call.GetProperty("id").GetString()} {NextTurn.Result}"),
            $"user {NextTurn.Next}",
        ];
        string[] sent = [.. messages.Select(Outline)];
        if (!wanted.SequenceEqual(sent, StringComparer.Ordinal))
        {
            differences.Add(new Difference("sent.messages", string.Join(", ", wanted), string.Join(", ", sent)));
        }
    }

    private static string Outline(JsonElement message) => Role(message) switch
    {
        "assistant" => "assistant",
        "tool" => $"tool {message.GetProperty("tool_call_id").GetString()} {Text(message)}",
        string role => $"{role} {Text(message)}",
    };

    private static string Role(JsonElement message) => message.GetProperty("role").GetString()!;

    private static bool IsValid(JsonElement call) => call.GetProperty("valid").GetBoolean();

    private static string Text(JsonElement message)
    {
        if (!message.TryGetProperty("content", out JsonElement content))
        {
            return "";
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray()
                .Where(part => part.GetProperty("type").GetString() == "text")
                .Select(part => part.GetProperty("text").GetString())),
            _ => "",
        };
    }

    private static JsonElement[] List(JsonElement message, string property) =>
        message.TryGetProperty(property, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
}
