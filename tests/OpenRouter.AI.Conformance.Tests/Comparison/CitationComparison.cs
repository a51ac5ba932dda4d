using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares citations: an empty title or range may be left out, offsets may count code points or UTF-16 units.</summary>
internal static class CitationComparison
{
    public static bool Same(JsonElement expected, JsonElement observed, string text) =>
        expected.GetArrayLength() == observed.GetArrayLength()
        && expected.EnumerateArray().Zip(observed.EnumerateArray()).All(pair => SameCitation(pair.First, pair.Second, text));

    private static bool SameCitation(JsonElement expected, JsonElement observed, string text) =>
        JsonEquality.Same(expected.GetProperty("url"), observed.GetProperty("url"))
        && SameTitle(expected, observed.GetProperty("title"))
        && SameRange(expected, observed, text);

    private static bool SameTitle(JsonElement expected, JsonElement title)
    {
        JsonElement wanted = expected.GetProperty("title");
        return JsonEquality.Same(wanted, title)
            || (IsEmpty(wanted) && (title.ValueKind == JsonValueKind.Null || JsonEquality.Same(expected.GetProperty("url"), title)));
    }

    private static bool IsEmpty(JsonElement title) => title.ValueKind != JsonValueKind.String || title.GetString()!.Length == 0;

    private static bool SameRange(JsonElement expected, JsonElement observed, string text)
    {
        (int? start, int? end) = (Number(expected, "start"), Number(expected, "end"));
        (int? gotStart, int? gotEnd) = (Number(observed, "start"), Number(observed, "end"));
        if ((start ?? 0) == 0 && (end ?? 0) == 0)
        {
            return (gotStart ?? 0) == 0 && (gotEnd ?? 0) == 0;
        }

        return Readings(start, text).Contains(gotStart) && Readings(end, text).Contains(gotEnd);
    }

    private static IEnumerable<int?> Readings(int? offset, string text)
    {
        yield return offset;
        if (offset is not { } count)
        {
            yield break;
        }

        yield return text.EnumerateRunes().Take(count).Sum(rune => rune.Utf16SequenceLength);
        if (count <= text.Length)
        {
            yield return text[..count].EnumerateRunes().Count();
        }
    }

    private static int? Number(JsonElement citation, string property) =>
        citation.GetProperty(property) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
}
