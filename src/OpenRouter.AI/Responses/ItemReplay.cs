using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>Items that go back as they came, once per request: the same item twice is refused.</summary>
internal sealed class ItemReplay(bool mayBeClaude)
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>Writes an item that has no content of its own in the message.</summary>
    internal void Write(Utf8JsonWriter writer, JsonElement item)
    {
        bool isReasoning = (item.GetField("type") ?? default).Is("reasoning");
        if ((isReasoning && !IsUseful(item)) || !_sent.Add(Identity(item)))
        {
            return;
        }

        if (isReasoning && !IsComplete(item))
        {
            WriteReasoning(writer, item, _sent.Count);
        }
        else
        {
            item.CopyTo(writer);
        }
    }

    /// <summary>
    /// Whether a model can take the reasoning up again: encrypted or signed, or open text of a model that signs nothing. A bare summary refers
    /// to what the service did not keep, and models that sign refuse what lost its signature; either fails the whole request.
    /// </summary>
    private bool IsUseful(JsonElement item) =>
        item.GetTextField("encrypted_content") is { Length: > 0 } || item.GetTextField("signature") is { Length: > 0 }
        || (ItemMerge.HasTexts(item, "content") && !IsOfSigningModel(item));

    private bool IsOfSigningModel(JsonElement item) => item.GetTextField("format") switch
    {
        "anthropic-claude-v1" or "google-gemini-v1" => true,
        null => mayBeClaude,
        _ => false,
    };

    private static string Identity(JsonElement item) =>
        Filled(item, "encrypted_content") ?? Filled(item, "signature")
        ?? (item.GetTextField("id") is { } id ? item.GetTextField("type") + " " + id : item.GetRawText());

    private static string? Filled(JsonElement item, string name) => item.GetTextField(name) is { Length: > 0 } text ? text : null;

    private static bool IsComplete(JsonElement item)
    {
        if (item.GetTextField("id") is null || item.GetField("summary") is not { ValueKind: JsonValueKind.Array } summary)
        {
            return false;
        }

        foreach (JsonElement part in summary.EnumerateArray())
        {
            if (part.ValueKind != JsonValueKind.Object)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes reasoning with the members without which it is refused: an id, and a list of summaries even when there is none.</summary>
    private static void WriteReasoning(Utf8JsonWriter writer, JsonElement item, int number)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "reasoning"u8);
        writer.WriteString("id"u8, item.GetTextField("id") ?? "rs_history_" + number.ToString(CultureInfo.InvariantCulture));
        writer.WriteStartArray("summary"u8);
        if (item.GetField("summary") is { ValueKind: JsonValueKind.Array } summary)
        {
            foreach (JsonElement part in summary.EnumerateArray())
            {
                WriteSummary(writer, part);
            }
        }

        writer.WriteEndArray();
        ItemMerge.WriteOthers(writer, item, "type", "id", "summary");
        writer.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter writer, JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.String)
        {
            part.CopyTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, "summary_text"u8);
        writer.WritePropertyName("text"u8);
        part.CopyTo(writer);
        writer.WriteEndObject();
    }
}
