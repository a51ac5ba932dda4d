using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>Settings of other types, and of files, as settings of OpenRouter.</summary>
internal static class PromptSettingsReader
{
    private static readonly JsonSerializerOptions Json = new(AIJsonUtilities.DefaultOptions) { Converters = { new TypeSchemaConverter() } };

    internal static OpenRouterPromptExecutionSettings Read(PromptExecutionSettings source)
    {
        OpenRouterPromptExecutionSettings settings = new() { ModelId = source.ModelId, ServiceId = source.ServiceId };
        if (source.GetType() == typeof(PromptExecutionSettings))
        {
            foreach (KeyValuePair<string, object> setting in source.ExtensionData ?? Enumerable.Empty<KeyValuePair<string, object>>())
            {
                Set(settings, setting.Key, setting.Value);
            }
        }
        else
        {
            foreach (JsonProperty setting in Serialized(source).EnumerateObject())
            {
                if (setting.Name is not ("service_id" or "model_id" or "function_choice_behavior"))
                {
                    Set(settings, setting.Name, setting.Value);
                }
            }
        }

        settings.FunctionChoiceBehavior = source.FunctionChoiceBehavior;
        return settings;
    }

    /// <summary>Sets what a name stands for; what no name is known for is kept as extension data.</summary>
    /// <exception cref="ArgumentException">The value cannot be what the name says.</exception>
    internal static void Set(OpenRouterPromptExecutionSettings settings, string name, object? value)
    {
        if (value is null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined })
        {
            return;
        }

        if (string.Equals(name, "response_format", StringComparison.OrdinalIgnoreCase))
        {
            settings.ResponseFormat = value is JsonElement { ValueKind: JsonValueKind.String } word ? word.GetString() : value;
        }
        else if (RequestFieldsJson.IsField(name) && !IsTyped(value))
        {
            settings.Take(name, SettingValues.ToElement(value, name));
        }
        else if (!SetStandard(settings, name, () => SettingValues.ToElement(value, name)))
        {
            (settings.ExtensionData ??= new Dictionary<string, object>(StringComparer.Ordinal))[name] = value;
        }
    }

    /// <summary>Whether a value is of the client's own types, which the client itself writes best.</summary>
    private static bool IsTyped(object value) =>
        value.GetType().Assembly == typeof(OpenRouterRequestOptions).Assembly
        || (value is IEnumerable items and not string && items.Cast<object?>().FirstOrDefault() is { } first
            && first.GetType().Assembly == typeof(OpenRouterRequestOptions).Assembly);

    private static bool SetStandard(OpenRouterPromptExecutionSettings settings, string name, Func<JsonElement> value)
    {
        switch (name.ToLowerInvariant())
        {
            case "temperature":
                settings.Temperature = Number(name, value());
                return true;
            case "top_p":
                settings.TopP = Number(name, value());
                return true;
            case "top_k":
                settings.TopK = (int)Whole(name, value(), int.MaxValue);
                return true;
            case "seed":
                settings.Seed = Whole(name, value(), long.MaxValue);
                return true;
            case "max_tokens" or "max_completion_tokens" or "max_output_tokens":
                settings.MaxTokens = (int)Whole(name, value(), int.MaxValue);
                return true;
            case "frequency_penalty":
                settings.FrequencyPenalty = Number(name, value());
                return true;
            case "presence_penalty":
                settings.PresencePenalty = Number(name, value());
                return true;
            case "stop_sequences" or "stop":
                settings.StopSequences = Texts(name, value());
                return true;
            default:
                return SetWord(settings, name, value);
        }
    }

    private static bool SetWord(OpenRouterPromptExecutionSettings settings, string name, Func<JsonElement> value)
    {
        switch (name.ToLowerInvariant())
        {
            case "parallel_tool_calls":
                settings.ParallelToolCalls = SettingValues.Loosened(value()).ValueKind switch
                {
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => throw Wrong(name, "true or false"),
                };
                return true;
            case "chat_system_prompt" or "chat_developer_prompt":
                settings.ChatSystemPrompt = value().ValueKind == JsonValueKind.String ? value().GetString() : throw Wrong(name, "a text");
                return true;
            case "reasoning_effort":
                settings.ReasoningEffort = value().ValueKind == JsonValueKind.String ? value().GetString()! : throw Wrong(name, "a word");
                return true;
            case "token_selection_biases":
                settings.Take("logit_bias", value());
                return true;
            default:
                // How other connectors say what the function choice behavior says.
                return string.Equals(name, "toolCallBehavior", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static JsonElement Serialized(PromptExecutionSettings source)
    {
        try
        {
            return JsonSerializer.SerializeToElement(source, Json.GetTypeInfo(source.GetType()));
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"Settings of the type {source.GetType()} have no JSON form here. Use {nameof(OpenRouterPromptExecutionSettings)} instead.",
                nameof(source),
                exception);
        }
    }

    private static double Number(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : value.ValueKind == JsonValueKind.String
            && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
        : throw Wrong(name, "a number");

    private static long Whole(string name, JsonElement value, long most)
    {
        decimal number = 0;
        bool found = value.ValueKind == JsonValueKind.Number ? value.TryGetDecimal(out number)
            : value.ValueKind == JsonValueKind.String
                && decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        return found && decimal.Truncate(number) == number && number <= most && number >= -most ? (long)number : throw Wrong(name, "a whole number");
    }

    private static List<string> Texts(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(static item => item.GetString()!)],
        _ => throw Wrong(name, "a list of texts"),
    };

    private static ArgumentException Wrong(string name, string expected) => new($"The setting '{name}' is not {expected}.", name);
}
