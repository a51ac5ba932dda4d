using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Json;

/// <summary>Writes JSON trees the way the service does: compact, and with text in UTF-8 rather than in escapes.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    internal static string Of(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>Reads an element that outlives its document.</summary>
    internal static JsonElement Element(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Reads an argument of a public method.</summary>
    /// <exception cref="ArgumentException">It is no JSON, has a name twice in an object, or half a pair of UTF-16.</exception>
    internal static JsonElement Argument(string json, string name)
    {
        ArgumentNullException.ThrowIfNull(json, name);
        try
        {
            JsonElement element = Element(json);
            return WholeText.IndexOfHalf(json) is >= 0 and int half
                ? throw new ArgumentException($"The text has half a pair of UTF-16 at character {half}.", name)
                : Doubled(element) is { } doubled ? throw new ArgumentException($"The text has '{doubled}' twice in one object.", name)
                : element;
        }
        catch (JsonException error)
        {
            throw new ArgumentException($"The text is no JSON: {error.Message}", name, error);
        }
    }

    /// <summary>Finds a name that an object has twice, at any depth: readers disagree about what that means.</summary>
    internal static string? Doubled(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(Doubled).FirstOrDefault(static name => name is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                return member.Name;
            }

            if (Doubled(member.Value) is { } inner)
            {
                return inner;
            }
        }

        return null;
    }

    /// <summary>Compares values as JSON does: the order of members says nothing. With a name twice only the very text is equal.</summary>
    internal static bool AreEqual(JsonElement left, JsonElement right) => Doubled(left) is null && Doubled(right) is null
        ? JsonNode.DeepEquals(JsonNode.Parse(left.GetRawText()), JsonNode.Parse(right.GetRawText()))
        : left.GetRawText() == right.GetRawText();

    /// <summary>Writes for people.</summary>
    internal static string Indented(JsonNode node) => node.ToJsonString(Readable);
}
