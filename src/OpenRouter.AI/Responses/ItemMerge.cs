using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// What an item is when it came several times: the last form, with what only an earlier one had. Ends of items and the last event are each seen
/// without the arguments, the signature or the texts that came before.
/// </summary>
internal static class ItemMerge
{
    private static readonly string[] Kept =
    [
        "call_id", "name", "namespace", "arguments", "input", "encrypted_content", "signature", "format", "phase", "content", "summary", "result",
    ];

    /// <summary>Gets an item with the members that it lacks and an earlier form of it had.</summary>
    internal static JsonElement Fill(JsonElement item, JsonElement earlier)
    {
        if (item.ValueKind != JsonValueKind.Object || earlier.ValueKind != JsonValueKind.Object || !Array.Exists(Kept, name => Lacks(item, earlier, name)))
        {
            return item;
        }

        using JsonDraft draft = new();
        draft.Writer.WriteStartObject();
        foreach (JsonProperty member in item.EnumerateObject())
        {
            if (!Lacks(item, earlier, member.Name) || Array.IndexOf(Kept, member.Name) < 0)
            {
                draft.Writer.WritePropertyName(member.Name);
                member.Value.CopyTo(draft.Writer);
            }
        }

        foreach (string name in Kept)
        {
            if (Lacks(item, earlier, name))
            {
                draft.Writer.WritePropertyName(name);
                earlier.GetProperty(name).CopyTo(draft.Writer);
            }
        }

        draft.Writer.WriteEndObject();
        return draft.ToElement();
    }

    /// <summary>Gets an item with another text in one of its members; the item itself when that is the same, or null.</summary>
    internal static JsonElement With(this JsonElement item, string name, string? text)
    {
        if (text is null || item.ValueKind != JsonValueKind.Object || string.Equals(item.GetTextField(name), text, StringComparison.Ordinal))
        {
            return item;
        }

        using JsonDraft draft = new();
        draft.Writer.WriteStartObject();
        WriteOthers(draft.Writer, item, name);
        draft.Writer.WriteString(name, text);
        draft.Writer.WriteEndObject();
        return draft.ToElement();
    }

    /// <summary>Writes the members of an item but some.</summary>
    internal static void WriteOthers(Utf8JsonWriter writer, JsonElement item, params string[] names)
    {
        foreach (JsonProperty member in item.ValueKind == JsonValueKind.Object ? item.EnumerateObject() : default)
        {
            if (Array.IndexOf(names, member.Name) < 0)
            {
                writer.WritePropertyName(member.Name);
                member.Value.CopyTo(writer);
            }
        }
    }

    /// <summary>Whether a list of parts, which may be plain texts, has a text in it.</summary>
    internal static bool HasTexts(JsonElement item, string name)
    {
        foreach (JsonElement part in item.GetField(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default)
        {
            if ((part.GetText() ?? part.GetTextField("text")) is { Length: > 0 })
            {
                return true;
            }
        }

        return false;
    }

    private static bool Lacks(JsonElement item, JsonElement earlier, string name) => !IsEmpty(earlier.GetField(name)) && IsEmpty(item.GetField(name));

    private static bool IsEmpty(JsonElement? value) => value switch
    {
        null => true,
        { ValueKind: JsonValueKind.String } text => text.ValueEquals(""),
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0,
        _ => false,
    };
}
