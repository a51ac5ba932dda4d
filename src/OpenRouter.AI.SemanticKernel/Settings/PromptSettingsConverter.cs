using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>The settings as JSON with the names of the wire. Semantic Kernel writes them too, on the way to chat options.</summary>
internal sealed class PromptSettingsConverter : JsonConverter<OpenRouterPromptExecutionSettings>
{
    public override OpenRouterPromptExecutionSettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("Settings are a JSON object.");
        }

        OpenRouterPromptExecutionSettings settings = new();
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            Read(settings, member, options);
        }

        return settings;
    }

    public override void Write(Utf8JsonWriter writer, OpenRouterPromptExecutionSettings value, JsonSerializerOptions options)
    {
        value = PromptSettingsReader.Whole(value);
        writer.WriteStartObject();
        WriteText(writer, "service_id", value.ServiceId);
        WriteText(writer, "model_id", value.ModelId);
        if (value.FunctionChoiceBehavior is { } behavior)
        {
            writer.WritePropertyName("function_choice_behavior");
            JsonSerializer.Serialize(writer, behavior, options.GetTypeInfo(typeof(FunctionChoiceBehavior)));
        }

        WriteStandard(writer, value);
        foreach (JsonProperty field in value.Fields.EnumerateObject())
        {
            field.WriteTo(writer);
        }

        foreach (KeyValuePair<string, object> extra in value.ExtensionData ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            writer.WritePropertyName(extra.Key);
            SettingValues.ToElement(extra.Value, extra.Key).WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Read(OpenRouterPromptExecutionSettings settings, JsonProperty member, JsonSerializerOptions options)
    {
        switch (member.Name)
        {
            case "service_id":
                settings.ServiceId = member.Value.GetString();
                break;
            case "model_id":
                settings.ModelId = member.Value.GetString();
                break;
            case "function_choice_behavior":
                settings.FunctionChoiceBehavior =
                    (FunctionChoiceBehavior?)member.Value.Deserialize(options.GetTypeInfo(typeof(FunctionChoiceBehavior)));
                break;
            default:
                PromptSettingsReader.Set(settings, member.Name, member.Value.Clone());
                break;
        }
    }

    private static void WriteStandard(Utf8JsonWriter writer, OpenRouterPromptExecutionSettings value)
    {
        WriteNumber(writer, "temperature", value.Temperature);
        WriteNumber(writer, "top_p", value.TopP);
        WriteNumber(writer, "top_k", value.TopK);
        WriteNumber(writer, "seed", value.Seed);
        WriteNumber(writer, "max_tokens", value.MaxTokens);
        WriteNumber(writer, "frequency_penalty", value.FrequencyPenalty);
        WriteNumber(writer, "presence_penalty", value.PresencePenalty);
        if (value.StopSequences is { } stops)
        {
            writer.WritePropertyName("stop_sequences");
            SettingValues.ToElement(stops, "stop_sequences").WriteTo(writer);
        }

        if (value.ParallelToolCalls is { } parallel)
        {
            writer.WriteBoolean("parallel_tool_calls", parallel);
        }

        WriteText(writer, "chat_system_prompt", value.ChatSystemPrompt);
        WriteText(writer, "chat_developer_prompt", value.ChatDeveloperPrompt);
        WriteText(writer, "reasoning_effort", value.ReasoningEffort?.Value);
        if (value.ResponseFormat is { } format)
        {
            writer.WritePropertyName("response_format");
            (ResponseFormats.Verbatim(format) ?? ResponseFormats.ToJson(format)).WriteTo(writer);
        }
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
