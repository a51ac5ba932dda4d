using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// Reasoning on the way back, once per turn and once per request: the whole list that the answer came with, unchanged and in order, from
/// whichever place kept it. Protected data of other vendors is not ours to send.
/// </summary>
internal sealed class ReasoningReplay(bool mayBeClaude)
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    internal void Write(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> history, int first, int last)
    {
        for (int index = first; index <= last; index++)
        {
            if (Find(history[index]) is { } details)
            {
                WriteDetails(writer, details);
                return;
            }
        }

        WriteText(writer, history, first, last);
    }

    /// <summary>Whether a message has a list of its own.</summary>
    internal static bool HasDetails(ChatMessage message) => Find(message) is not null;

    /// <summary>Finds the list of a message: the last complete one in its reasoning, else where hosts that drop reasoning still have it.</summary>
    private static JsonElement? Find(ChatMessage message)
    {
        JsonElement? found = null;
        FunctionCallContent? call = null;
        IList<AIContent> contents = message.Contents;
        for (int index = 0; index < contents.Count; index++)
        {
            AIContent content = contents[index];
            if (content is TextReasoningContent { ProtectedData: { Length: > 0 } data } && ParseOwn(data) is { } details)
            {
                found = details;
            }

            call ??= content as FunctionCallContent;
        }

        return found ?? Own(message.AdditionalProperties) ?? Own(call?.AdditionalProperties);
    }

    private static JsonElement? Own(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null || !properties.TryGetValue(CarrierKeys.ReasoningDetails, out object? value) || value is null)
        {
            return null;
        }

        JsonElement element = JsonValues.ToElement(value, $"AdditionalProperties[\"{CarrierKeys.ReasoningDetails}\"]");
        return element.ValueKind == JsonValueKind.String ? ParseOwn(element.GetText()!) : IsOwn(element) ? element : null;
    }

    private static JsonElement? ParseOwn(string data) =>
        data.Length > 0 && data[0] == '[' && JsonRead.TryDetach(data) is { } list && IsOwn(list) ? list : null;

    /// <summary>Whether a value looks like a list of the service: objects, of which one at least is of a kind of reasoning; or nothing at all.</summary>
    private static bool IsOwn(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        bool typed = list.GetArrayLength() == 0;
        foreach (JsonElement entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            typed |= entry.GetTextField("type")?.StartsWith("reasoning.", StringComparison.Ordinal) ?? false;
        }

        return typed;
    }

    private void WriteDetails(Utf8JsonWriter writer, JsonElement details)
    {
        writer.WriteStartArray("reasoning_details"u8);
        foreach (JsonElement entry in details.EnumerateArray())
        {
            if (!IsUnsigned(entry) && (Identity(entry) is not { } identity || _sent.Add(identity)))
            {
                entry.CopyTo(writer);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>
    /// Whether the entry lost its signature (an interrupted stream, a lossy store): the models that sign refuse it, and with it the request.
    /// No format means that of Claude.
    /// </summary>
    private static bool IsUnsigned(JsonElement entry) =>
        (entry.GetField("type") ?? default).Is("reasoning.text") && entry.GetTextField("signature") is not { Length: > 0 }
        && entry.GetTextField("format") is null or "anthropic-claude-v1" or "google-gemini-v1";

    /// <summary>Gets what the service itself tells entries apart by; the same entry twice in a request is refused.</summary>
    private static string? Identity(JsonElement entry) => entry.GetTextField("type") switch
    {
        "reasoning.summary" => Key(entry, "summary"),
        "reasoning.encrypted" => Key(entry, "id") ?? Key(entry, "data"),
        "reasoning.text" => Key(entry, "text") ?? Key(entry, "signature"),
        _ => null,
    };

    /// <summary>The raw text serves: reasoning may end in half a character where it was cut.</summary>
    private static string? Key(JsonElement entry, string name) =>
        entry.GetField(name) is { ValueKind: JsonValueKind.String } value && value.GetRawText() is { Length: > 2 } text ? name + text : null;

    /// <summary>
    /// Sends reasoning that never had details as plain text. Not to Claude: it takes that for a thinking block without a signature. Nor what
    /// stands in place of hidden reasoning, since nobody ever thought that.
    /// </summary>
    private void WriteText(Utf8JsonWriter writer, IReadOnlyList<ChatMessage> history, int first, int last)
    {
        if (mayBeClaude)
        {
            return;
        }

        string text = "";
        for (int index = first; index <= last; index++)
        {
            IList<AIContent> contents = history[index].Contents;
            for (int position = 0; position < contents.Count; position++)
            {
                text += contents[position] is TextReasoningContent { ProtectedData: null or "" } reasoning
                    ? ReasoningDetails.NotRedacted(reasoning.Text)
                    : null;
            }
        }

        if (text.Length > 0)
        {
            writer.WriteString("reasoning"u8, text);
        }
    }
}
