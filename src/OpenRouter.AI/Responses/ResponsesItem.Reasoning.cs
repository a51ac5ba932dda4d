using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesItem
{
    /// <summary>Gets reasoning as an item; made of its deltas as long as it has not come to its end.</summary>
    internal JsonElement ToReasoning()
    {
        if (IsDone && (ItemMerge.HasTexts(Raw, "summary") || ItemMerge.HasTexts(Raw, "content") || (_summaries.Count == 0 && _contents.Count == 0)))
        {
            return Raw;
        }

        using JsonDraft draft = new();
        Utf8JsonWriter writer = draft.Writer;
        writer.WriteStartObject();
        writer.WriteString("type"u8, "reasoning"u8);
        if (Id is { } id)
        {
            writer.WriteString("id"u8, id);
        }

        WriteTexts(writer, "summary", "summary_text", _summaries);
        if (_contents.Count > 0)
        {
            WriteTexts(writer, "content", "reasoning_text", _contents);
        }

        ItemMerge.WriteOthers(writer, Raw, "type", "id", "summary", "content");
        writer.WriteEndObject();
        return draft.ToElement();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, string type, List<TextProgress> texts)
    {
        writer.WriteStartArray(name);
        foreach (TextProgress text in texts)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, type);
            writer.WriteString("text"u8, JsonText.Decode(text.Escaped));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
