using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares an answer with the expected outcome, field by field: the value or one of its alternatives must be there.</summary>
internal static class AnswerComparison
{
    // They describe the recording, not the answer.
    private static readonly HashSet<string> Descriptive = new(StringComparer.Ordinal)
    {
        "name", "endpoint", "api", "mode", "kind", "http_status", "alt", "notes", "requested_stream", "chunks",
    };

    public static IReadOnlyList<Difference> Differences(JsonElement expected, JsonElement observed)
    {
        var differences = new List<Difference>();
        foreach (JsonProperty field in expected.EnumerateObject().Where(field => !Descriptive.Contains(field.Name)))
        {
            if (!observed.TryGetProperty(field.Name, out JsonElement got))
            {
                differences.Add(new Difference(field.Name, field.Value.GetRawText(), "a field that this suite does not observe"));
            }
            else if (!Accepted(field, expected, observed, got))
            {
                differences.Add(new Difference(field.Name, field.Value.GetRawText(), got.GetRawText()));
            }
        }

        return differences;
    }

    /// <summary>The acceptable values beside the expected one.</summary>
    public static IEnumerable<JsonElement> Alternatives(JsonElement expected, string field) =>
        expected.TryGetProperty("alt", out JsonElement alternatives) && alternatives.TryGetProperty(field, out JsonElement list)
            ? list.EnumerateArray()
            : [];

    private static bool Accepted(JsonProperty field, JsonElement expected, JsonElement observed, JsonElement got) => field.Name switch
    {
        "tool_calls" => CallComparison.Same(field.Value, got, observed),
        "annotations" => CitationComparison.Same(field.Value, got, expected.GetProperty("text").GetString()!),
        "refusal" => JsonEquality.Same(field.Value, got) || IsShownAsText(field.Value, got, observed),
        _ => JsonEquality.Same(field.Value, got) || Alternatives(expected, field.Name).Any(value => JsonEquality.Same(value, got)),
    };

    private static bool IsShownAsText(JsonElement refusal, JsonElement got, JsonElement observed) =>
        got.ValueKind == JsonValueKind.Null
        && refusal.ValueKind == JsonValueKind.String
        && JsonEquality.Same(refusal, observed.GetProperty("text"));
}
