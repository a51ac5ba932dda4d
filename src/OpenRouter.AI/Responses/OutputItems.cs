using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// The items that an answer was made of, as its message carries them: in their order, what has no content of its own verbatim (reasoning, server
/// tools, unknown kinds), texts and calls by reference. Found in any of the places where hosts keep it; the chat endpoint reads none of them.
/// </summary>
internal static class OutputItems
{
    private const string Owner = "openrouter";
    private const string Endpoint = "responses";
    private const string Items = "items";

    /// <summary>Gets the items of a message; null when it did not come from this endpoint, or lost them.</summary>
    internal static JsonElement? Find(ChatMessage message)
    {
        if (Own(message.AdditionalProperties) is { } kept)
        {
            return kept;
        }

        // The last complete list of the reasoning contents: a stream writes it again when something was added.
        JsonElement? found = null;
        foreach (AIContent? content in message.Contents)
        {
            if (content is FunctionCallContent call && Own(call.AdditionalProperties) is { } beside)
            {
                return beside;
            }

            if (content is TextReasoningContent { ProtectedData: { Length: > 0 } data } && Unprotect(data) is { } items)
            {
                found = items;
            }
        }

        return found;
    }

    /// <summary>Whether the answer that the message came of held reasoning, whatever of it can go back.</summary>
    internal static bool HasReasoning(ChatMessage message)
    {
        if (Find(message) is not { } items)
        {
            return false;
        }

        foreach (JsonElement item in items.EnumerateArray())
        {
            if ((item.GetField("type") ?? default).Is("reasoning"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Begins the text that protects items inside a reasoning content; the items and the end follow.</summary>
    internal static void WriteProtected(Utf8JsonWriter writer, JsonElement items)
    {
        writer.WriteStartObject();
        writer.WriteString(Owner, Endpoint);
        writer.WritePropertyName(Items);
        items.CopyTo(writer);
        writer.WriteEndObject();
    }

    private static JsonElement? Own(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null || !properties.TryGetValue(CarrierKeys.Output, out object? value) || value is null)
        {
            return null;
        }

        JsonElement element = JsonValues.ToElement(value, $"AdditionalProperties[\"{CarrierKeys.Output}\"]");
        JsonElement? items = element.ValueKind == JsonValueKind.String ? JsonRead.TryDetach(element.GetText()!) : element;
        return items is { } list && AreItems(list) ? items : null;
    }

    private static JsonElement? Unprotect(string data) =>
        data[0] == '{' && JsonRead.TryDetach(data) is { } envelope && (envelope.GetField(Owner) ?? default).Is(Endpoint)
        && envelope.GetField(Items) is { } items && AreItems(items)
            ? items
            : null;

    private static bool AreItems(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.GetTextField("type") is null)
            {
                return false;
            }
        }

        return true;
    }
}
