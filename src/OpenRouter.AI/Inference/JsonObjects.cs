using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>Operations on JSON objects that keep the order of their members.</summary>
internal static class JsonObjects
{
    /// <summary>
    /// Joins two objects: the members of <paramref name="higher"/>, then those of <paramref name="lower"/> that it lacks. Of an effort and a
    /// budget of reasoning the higher one stands alone, since the service takes either.
    /// </summary>
    internal static JsonElement Merge(JsonElement higher, JsonElement lower)
    {
        using JsonDraft draft = new();
        draft.Writer.WriteStartObject();
        foreach (JsonProperty member in higher.EnumerateObject())
        {
            member.WriteTo(draft.Writer);
        }

        foreach (JsonProperty member in lower.EnumerateObject())
        {
            if (!higher.TryGetProperty(member.Name, out _) && !IsRuledOut(member, higher))
            {
                member.WriteTo(draft.Writer);
            }
        }

        draft.Writer.WriteEndObject();
        return draft.ToElement();
    }

    private static bool IsRuledOut(JsonProperty member, JsonElement higher) =>
        (member.NameEquals("max_tokens"u8) && higher.TryGetProperty("effort"u8, out _))
        || (member.NameEquals("effort"u8) && higher.TryGetProperty("max_tokens"u8, out _));

    internal static bool Is(this JsonElement value, string text) =>
        value.ValueKind == JsonValueKind.String && value.ValueEquals(text.AsSpan());

    /// <summary>Gets the objects of a list; nothing when the member is no list.</summary>
    internal static IEnumerable<JsonElement> Parts(this JsonElement from, string name)
    {
        if (from.GetField(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            yield break;
        }

        foreach (JsonElement part in list.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.Object)
            {
                yield return part;
            }
        }
    }
}
