using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>The settings that every chat service has, by the names that connectors give them.</summary>
internal static class StandardSettings
{
    /// <summary>Sets what is not set from other settings.</summary>
    internal static void Fill(OpenRouterPromptExecutionSettings settings, OpenRouterPromptExecutionSettings extra)
    {
        settings.Temperature ??= extra.Temperature;
        settings.TopP ??= extra.TopP;
        settings.TopK ??= extra.TopK;
        settings.Seed ??= extra.Seed;
        settings.MaxTokens ??= extra.MaxTokens;
        settings.FrequencyPenalty ??= extra.FrequencyPenalty;
        settings.PresencePenalty ??= extra.PresencePenalty;
        settings.StopSequences ??= extra.StopSequences;
        settings.ParallelToolCalls ??= extra.ParallelToolCalls;
        settings.ChatSystemPrompt ??= extra.ChatSystemPrompt;
        settings.ChatDeveloperPrompt ??= extra.ChatDeveloperPrompt;
        settings.ReasoningEffort ??= extra.ReasoningEffort;
    }

    /// <summary>Sets what a name stands for; false when it stands for none of them.</summary>
    /// <exception cref="ArgumentException">The value cannot be what the name says.</exception>
    internal static bool Set(OpenRouterPromptExecutionSettings settings, string name, Func<JsonElement> value)
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
            case "chat_system_prompt":
                settings.ChatSystemPrompt = Text(name, value());
                return true;
            case "chat_developer_prompt":
                settings.ChatDeveloperPrompt = Text(name, value());
                return true;
            case "reasoning_effort":
                settings.ReasoningEffort = Text(name, value());
                return true;
            case "token_selection_biases":
                settings.Take("logit_bias", value());
                return true;
            case "toolcallbehavior":
                settings.FunctionChoiceBehavior = Behavior(value());
                return true;
            default:
                return false;
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

    private static string Text(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, "a text");

    private static List<string> Texts(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(static item => item.ValueKind == JsonValueKind.String) =>
            [.. value.EnumerateArray().Select(static item => item.GetString()!)],
        _ => throw Wrong(name, "a list of texts"),
    };

    private static ArgumentException Wrong(string name, string expected) => new($"The setting '{name}' is not {expected}.", name);

    /// <summary>Reads how the OpenAI connector said what the function choice behavior says.</summary>
    private static FunctionChoiceBehavior Behavior(JsonElement value) => (value.ValueKind == JsonValueKind.String ? value.GetString() : null) switch
    {
        "KernelFunctions(autoInvoke:True)" => FunctionChoiceBehavior.Auto(),
        "KernelFunctions(autoInvoke:False)" => FunctionChoiceBehavior.Auto(autoInvoke: false),
        _ => throw new ArgumentException(
            "This ToolCallBehavior names functions of the OpenAI connector. Use FunctionChoiceBehavior.Auto(functions) or Required(functions).", nameof(value)),
    };
}
