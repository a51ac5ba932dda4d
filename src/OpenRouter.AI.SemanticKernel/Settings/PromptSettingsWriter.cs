using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.SemanticKernel.Pipeline;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>
/// The settings into chat options, after Semantic Kernel has put in what it understands: what it lost is set, and what it turned into other
/// shapes is replaced by what was given.
/// </summary>
internal static class PromptSettingsWriter
{
    internal static void Write(OpenRouterPromptExecutionSettings given, ChatOptions options)
    {
        OpenRouterPromptExecutionSettings settings = PromptSettingsReader.Whole(given);
        options.Temperature = (float?)settings.Temperature ?? options.Temperature;
        options.TopP = (float?)settings.TopP ?? options.TopP;
        options.TopK = settings.TopK ?? options.TopK;
        options.Seed = settings.Seed ?? options.Seed;
        options.MaxOutputTokens = settings.MaxTokens ?? options.MaxOutputTokens;
        options.FrequencyPenalty = (float?)settings.FrequencyPenalty ?? options.FrequencyPenalty;
        options.PresencePenalty = (float?)settings.PresencePenalty ?? options.PresencePenalty;
        options.StopSequences = settings.StopSequences is { } stops ? [.. stops] : options.StopSequences;
        options.AllowMultipleToolCalls = settings.ParallelToolCalls ?? options.AllowMultipleToolCalls;
        options.Instructions = settings.ChatSystemPrompt ?? options.Instructions;
        options.ResponseFormat = ResponseFormats.Of(settings.ResponseFormat) ?? options.ResponseFormat;
        WriteFields(settings, options);
        DeveloperPrompt.Put(options, settings.ChatDeveloperPrompt);
        foreach (AITool tool in settings.ServerTools ?? [])
        {
            (options.Tools ??= []).Add(tool is not AIFunctionDeclaration ? tool : throw new ArgumentException(
                $"The function '{tool.Name}' is in {nameof(OpenRouterPromptExecutionSettings.ServerTools)}, which are run by OpenRouter. "
                + "Add it to a plugin of the kernel, and offer it with FunctionChoiceBehavior.",
                nameof(given)));
        }
    }

    private static void WriteFields(OpenRouterPromptExecutionSettings settings, ChatOptions options)
    {
        AdditionalPropertiesDictionary given = [];
        foreach (KeyValuePair<string, object> extra in settings.ExtensionData ?? Enumerable.Empty<KeyValuePair<string, object>>())
        {
            if (extra.Value is not null && options.AdditionalProperties?.ContainsKey(extra.Key) == true)
            {
                given[extra.Key] = extra.Value;
            }
        }

        options.AdditionalProperties = given.Count > 0 ? given : null;
        OpenRouterRequestOptions typed = RequestFieldsJson.Parse(settings.Fields);
        if (settings.ReasoningEffort is { } effort)
        {
            options.Reasoning = null;
            typed.Reasoning ??= new ReasoningSettings();
            typed.Reasoning.Effort ??= effort;
        }

        JsonElement fields = RequestFieldsJson.Of(typed);
        JsonElement? format = ResponseFormats.Verbatim(settings.ResponseFormat);
        if (format is null && !fields.EnumerateObject().Any())
        {
            return;
        }

        if (format is { } whole)
        {
            // The standard format cannot say "strict".
            options.ResponseFormat = null;
            (options.AdditionalProperties ??= [])["response_format"] = whole;
        }

        JsonElement under = SettingValues.ToElement(given.TryGetValue(RequestFieldsJson.Key, out object? stored) ? stored : null, RequestFieldsJson.Key);
        (options.AdditionalProperties ??= [])[RequestFieldsJson.Key] = under.ValueKind == JsonValueKind.Object ? Over(under, fields) : fields;
    }

    private static JsonElement Over(JsonElement under, JsonElement fields) => SettingValues.Object(writer =>
    {
        foreach (JsonProperty field in under.EnumerateObject().Where(field => !fields.TryGetProperty(field.Name, out _)).Concat(fields.EnumerateObject()))
        {
            field.WriteTo(writer);
        }
    });
}
