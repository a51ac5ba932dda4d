using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Sessions;

/// <summary>Where the two endpoints keep thoughts beside the contents of a message, for hosts that drop those.</summary>
internal static class ThoughtCarrier
{
    /// <summary>The thoughts of an answer of the chat endpoint.</summary>
    private const string Details = "reasoning_details";

    /// <summary>All items of an answer of the Responses endpoint, thoughts among them.</summary>
    private const string Output = "openrouter:output";

    internal static bool HasThoughts(AdditionalPropertiesDictionary? properties) =>
        properties is not null && (properties.ContainsKey(Details) || Items(properties)?.Exists(IsThought) == true);

    /// <summary>Gets the thoughts as JSON, those of the Responses endpoint in an envelope like that of a protected one; null when there are none.</summary>
    internal static string? TextOf(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null)
        {
            return null;
        }

        // Of an empty list there is nothing to tell.
        return properties.TryGetValue(Details, out object? value) && TextOf(value) is { Length: > 2 } details ? details
            : Items(properties) is { } items ? $$"""{"items":{{ArrayOf(items)}}}"""
            : null;
    }

    /// <summary>Copies properties without thoughts, if there are any; the rest of an answer stays.</summary>
    internal static AdditionalPropertiesDictionary? Without(AdditionalPropertiesDictionary? properties)
    {
        if (!HasThoughts(properties))
        {
            return properties;
        }

        AdditionalPropertiesDictionary rest = properties!.Clone();
        rest.Remove(Details);
        if (Items(rest) is { } items)
        {
            rest[Output] = Without(items);
        }

        return rest;
    }

    /// <summary>Gets the properties of a message without its thoughts. One that has lost its properties gets what is held in the thoughts beside
    /// them: calls of server tools.</summary>
    internal static AdditionalPropertiesDictionary? Without(ChatMessage message)
    {
        // Each of the thoughts holds all there were by then.
        if (message.AdditionalProperties?.ContainsKey(Output) == true
            || message.Contents.Any(static content => content is FunctionCallContent call && call.AdditionalProperties?.ContainsKey(Output) == true)
            || message.Contents.OfType<TextReasoningContent>().LastOrDefault(static thought => thought.ProtectedData is { Length: > 0 }) is not { } last
            || Protected(last.ProtectedData!) is not { } items || items.TrueForAll(IsThought))
        {
            return Without(message.AdditionalProperties);
        }

        AdditionalPropertiesDictionary properties = Without(message.AdditionalProperties)?.Clone() ?? [];
        properties[Output] = Without(items);
        return properties;
    }

    /// <summary>Tells whether an item of the Responses endpoint is a thought.</summary>
    internal static bool IsThought(JsonNode? item) =>
        item is JsonObject properties && properties["type"] is JsonValue type && type.TryGetValue(out string? name) && name == "reasoning";

    private static bool IsThought(JsonElement item)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty("type", out JsonElement type)
                && type.ValueKind == JsonValueKind.String && type.ValueEquals("reasoning");
        }
        catch (InvalidOperationException)
        {
            // Half a character in a name or a word: none of the service's.
            return false;
        }
    }

    private static JsonElement Without(List<JsonElement> items)
    {
        items.RemoveAll(IsThought);
        using JsonDocument rest = JsonDocument.Parse(ArrayOf(items));
        return rest.RootElement.Clone();
    }

    private static string ArrayOf(List<JsonElement> items) => "[" + string.Join(",", items.Select(static item => item.GetRawText())) + "]";

    private static List<JsonElement>? Items(AdditionalPropertiesDictionary properties) =>
        properties.TryGetValue(Output, out object? value) && TextOf(value) is { } text && Parse(text) is { ValueKind: JsonValueKind.Array } output
            ? [.. output.EnumerateArray()]
            : null;

    /// <summary>Opens the envelope in which a thought of the Responses endpoint goes back.</summary>
    private static List<JsonElement>? Protected(string data)
    {
        try
        {
            return Parse(data) is { ValueKind: JsonValueKind.Object } envelope
                && envelope.TryGetProperty("openrouter", out JsonElement owner) && owner.ValueKind == JsonValueKind.String && owner.ValueEquals("responses")
                && envelope.TryGetProperty("items", out JsonElement items) && items.ValueKind == JsonValueKind.Array
                    ? [.. items.EnumerateArray()]
                    : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character in a name or a word: none of ours.
            return null;
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // The client below says what is wrong with it.
            return null;
        }
    }

    private static string? TextOf(object? value)
    {
        try
        {
            return value switch
            {
                JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
                JsonElement json => json.GetRawText(),
                JsonDocument document => document.RootElement.GetRawText(),
                JsonNode node => node.ToJsonString(),
                string text => text,
                null => null,
                _ => JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
            };
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or NotSupportedException or JsonException)
        {
            return null;
        }
    }
}
