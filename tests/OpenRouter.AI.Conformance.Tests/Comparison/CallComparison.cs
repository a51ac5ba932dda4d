using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares tool calls: ids, names and the raw text of the arguments exactly, the opened arguments by meaning.</summary>
internal static class CallComparison
{
    public static bool Same(JsonElement expected, JsonElement observed, JsonElement answer)
    {
        if (expected.GetArrayLength() == observed.GetArrayLength())
        {
            return expected.EnumerateArray().Zip(observed.EnumerateArray()).All(pair => SameCall(pair.First, pair.Second));
        }

        // A call that was cut off may be left out when the answer says that it was cut.
        JsonElement[] whole = [.. expected.EnumerateArray().Where(call => call.GetProperty("valid").GetBoolean())];
        return answer.GetProperty("finish_reason") is { ValueKind: JsonValueKind.String } finish
            && finish.GetString() is "length" or "content_filter"
            && whole.Length == observed.GetArrayLength()
            && whole.Zip(observed.EnumerateArray()).All(pair => SameCall(pair.First, pair.Second));
    }

    private static bool SameCall(JsonElement expected, JsonElement observed) =>
        Same(expected, observed, "id")
        && Same(expected, observed, "name")
        && Same(expected, observed, "valid")
        && Same(expected, observed, "parsed")
        && (Same(expected, observed, "arguments") || HasNoRawTextToKeep(expected, observed));

    private static bool Same(JsonElement expected, JsonElement observed, string property) =>
        JsonEquality.Same(expected.GetProperty(property), observed.GetProperty(property));

    // Without arguments there is no text to keep: the empty object says all.
    private static bool HasNoRawTextToKeep(JsonElement expected, JsonElement observed) =>
        observed.GetProperty("arguments").ValueKind == JsonValueKind.Null && expected.GetProperty("arguments").GetString() is "" or "{}";
}
