using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.SemanticKernel.Settings;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Settings that Semantic Kernel took from a prompt file or from settings of another service and passed on as they were: names of other
/// connectors, and the texts that YAML has for numbers and flags.
/// </summary>
internal static class PlainOptions
{
    /// <exception cref="ArgumentException">Something was asked for that did not come through Semantic Kernel's conversion.</exception>
    internal static ChatOptions? Of(ChatOptions? options, IReadOnlyList<ChatMessage> history, IChatClient client)
    {
        if (options is null)
        {
            return null;
        }

        LostOptions.Check(options, client);
        ChatOptions? copy = null;
        foreach (KeyValuePair<string, object?> property in options.AdditionalProperties ?? [])
        {
            string name = string.Equals(property.Key, "token_selection_biases", StringComparison.OrdinalIgnoreCase) ? "logit_bias" : property.Key;
            bool renamed = !ReferenceEquals(name, property.Key) && options.AdditionalProperties!.ContainsKey(name) == false;
            if (property.Value is not null && (renamed || (RequestFieldsJson.IsField(name) && property.Value is IDictionary or List<object>)))
            {
                copy ??= options.Clone();
                copy.AdditionalProperties![name] = Typed(name, property.Value);
            }
            else if (property.Value is string text && RequestFieldsJson.IsField(name) && IsNoText(name, text, out JsonElement typed))
            {
                copy ??= options.Clone();
                copy.AdditionalProperties![name] = typed;
            }
        }

        if (options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } && ResponseFormats.IsNoSchema(schema))
        {
            copy ??= options.Clone();
            Format(copy, schema);
        }

        if (options.Instructions is { } instructions && history.Any(message => Says(message, instructions)))
        {
            copy ??= options.Clone();
            copy.Instructions = null;
        }

        return copy ?? options;
    }

    /// <summary>Sets the format that a whole <c>response_format</c> of a prompt file asks for, which Semantic Kernel takes for a schema.</summary>
    private static void Format(ChatOptions options, JsonElement whole)
    {
        options.ResponseFormat = ResponseFormats.Of(whole);
        if (ResponseFormats.Verbatim(whole) is { } strict)
        {
            options.ResponseFormat = null;
            (options.AdditionalProperties ??= [])["response_format"] = strict;
        }
    }

    /// <summary>Whether instructions are in the history already: settings of other connectors put them into both.</summary>
    private static bool Says(ChatMessage message, string instructions) =>
        (message.Role == ChatRole.System || string.Equals(message.Role.Value, "developer", StringComparison.OrdinalIgnoreCase))
        && string.Equals(message.Text, instructions, StringComparison.Ordinal);

    /// <summary>Brings a value into the form that its field has; what has none is left to the client to report.</summary>
    private static JsonElement Typed(string name, object value)
    {
        JsonElement given = SettingValues.ToElement(value, $"AdditionalProperties[\"{name}\"]");
        try
        {
            JsonElement fields = RequestFieldsJson.Of(RequestFieldsJson.With(new OpenRouterRequestOptions(), name, given));
            return fields.TryGetProperty(name.ToLowerInvariant(), out JsonElement typed) ? typed : given;
        }
        catch (ArgumentException)
        {
            return given;
        }
    }

    private static bool IsNoText(string name, string text, out JsonElement typed)
    {
        typed = default;
        bool looksLikeMore = text.Length > 0 && (char.IsDigit(text[0]) || text[0] is '-' or '.' || bool.TryParse(text, out _));
        if (!looksLikeMore)
        {
            return false;
        }

        typed = Typed(name, text);
        return typed.ValueKind != JsonValueKind.String;
    }
}
