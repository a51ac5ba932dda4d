using System;
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
    /// <param name="options">The options; they stay as they are.</param>
    /// <param name="history">The messages that go with them.</param>
    /// <exception cref="ArgumentException">Something was asked for that did not come through Semantic Kernel's conversion.</exception>
    internal static ChatOptions? Of(ChatOptions? options, IReadOnlyList<ChatMessage> history)
    {
        if (options is null)
        {
            return null;
        }

        LostOptions.Check(options);
        ChatOptions copy = options.Clone();
        copy.RawRepresentationFactory = LostOptions.Checked(options.RawRepresentationFactory);
        DeveloperPrompt.TakeFrom(copy);
        foreach (KeyValuePair<string, object?> property in options.AdditionalProperties ?? [])
        {
            if (property.Value is { } value && copy.AdditionalProperties!.ContainsKey(property.Key) && !TakeStandard(copy, property.Key, value))
            {
                Take(copy, property.Key, value);
            }
        }

        if (options.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } && ResponseFormats.IsNoSchema(schema))
        {
            Format(copy, schema);
        }

        if (copy.Instructions is { } instructions && history.Any(message => Says(message, instructions)))
        {
            copy.Instructions = null;
        }

        return copy;
    }

    /// <summary>Takes what every service has but Semantic Kernel did not understand, because of its name or because of what YAML made of it.</summary>
    /// <exception cref="ArgumentException">The value cannot be what the name says.</exception>
    private static bool TakeStandard(ChatOptions options, string name, object value)
    {
        bool isFree = name.ToLowerInvariant() switch
        {
            "stop_sequences" or "stop" => options.StopSequences is null,
            "max_tokens" or "max_output_tokens" or "max_completion_tokens" => options.MaxOutputTokens is null,
            _ => false,
        };
        if (isFree)
        {
            OpenRouterPromptExecutionSettings read = new();
            StandardSettings.Set(read, name, () => SettingValues.ToElement(value, name));
            options.AdditionalProperties!.Remove(name);
            options.StopSequences ??= read.StopSequences;
            options.MaxOutputTokens ??= read.MaxTokens;
        }

        return isFree;
    }

    private static void Take(ChatOptions options, string key, object value)
    {
        AdditionalPropertiesDictionary properties = options.AdditionalProperties!;
        string name = string.Equals(key, "token_selection_biases", StringComparison.OrdinalIgnoreCase) ? "logit_bias" : key;
        bool isRenamed = !ReferenceEquals(name, key) && !properties.ContainsKey(name);
        if (isRenamed || (RequestFieldsJson.IsField(name) && (SettingValues.IsPairs(value) || value is List<object>)))
        {
            properties[name] = Typed(name, value);
        }
        else if (value is string text && RequestFieldsJson.IsField(name) && IsNoText(name, text, out JsonElement typed))
        {
            properties[name] = typed;
        }
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
