using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>Settings of other types, and of files, as settings of OpenRouter.</summary>
internal static class PromptSettingsReader
{
    private static readonly JsonSerializerOptions Json = Converting();

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

        settings.FunctionChoiceBehavior = source.FunctionChoiceBehavior ?? settings.FunctionChoiceBehavior;
        return settings;
    }

    /// <summary>Reads the extension data of settings of this type too: what it names is set unless the typed property is.</summary>
    /// <returns>The same instance when there is nothing to read, else a copy that has only unknown names in its extension data.</returns>
    /// <exception cref="ArgumentException">A value cannot be what its name says.</exception>
    internal static OpenRouterPromptExecutionSettings Whole(OpenRouterPromptExecutionSettings settings)
    {
        if (settings.ExtensionData is not { Count: > 0 } extension)
        {
            return settings;
        }

        OpenRouterPromptExecutionSettings extra = new();
        foreach (KeyValuePair<string, object> setting in extension)
        {
            Set(extra, setting.Key, setting.Value);
        }

        OpenRouterPromptExecutionSettings whole = (OpenRouterPromptExecutionSettings)settings.Clone();
        whole.ExtensionData = extra.ExtensionData;
        whole.FunctionChoiceBehavior ??= extra.FunctionChoiceBehavior;
        whole.ResponseFormat ??= extra.ResponseFormat;
        StandardSettings.Fill(whole, extra);
        JsonElement typed = whole.Fields;
        foreach (JsonProperty field in extra.Fields.EnumerateObject())
        {
            if (!typed.TryGetProperty(field.Name, out _))
            {
                whole.Take(field.Name, field.Value);
            }
        }

        return whole;
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
            JsonElement field = SettingValues.ToElement(value, name);
            settings.Take(name, string.Equals(name, "extra_body", StringComparison.OrdinalIgnoreCase) ? Named(field) : field);
        }
        else if (!StandardSettings.Set(settings, name, () => SettingValues.ToElement(value, name)))
        {
            (settings.ExtensionData ??= new Dictionary<string, object>(StringComparer.Ordinal))[name] = value;
        }
    }

    /// <summary>Whether a value is of the client's own types, which the client itself writes best.</summary>
    private static bool IsTyped(object value) =>
        value.GetType().Assembly == typeof(OpenRouterRequestOptions).Assembly
        || (value is IEnumerable items and not string && items.Cast<object?>().FirstOrDefault() is { } first
            && first.GetType().Assembly == typeof(OpenRouterRequestOptions).Assembly);

    /// <summary>Takes paths such as <c>$.provider</c>, which other settings may have in place of names, for the names.</summary>
    private static JsonElement Named(JsonElement fields) => fields.ValueKind != JsonValueKind.Object ? fields : SettingValues.Object(writer =>
    {
        foreach (JsonProperty field in fields.EnumerateObject())
        {
            string name = field.Name.StartsWith("$.", StringComparison.Ordinal) ? field.Name.Substring(2) : field.Name;
            if (!ReferenceEquals(name, field.Name) && name.IndexOfAny(['.', '[']) >= 0)
            {
                throw new ArgumentException(
                    $"The path '{field.Name}' in ExtraBody goes into a field. Give the whole field, as '{name.Split('.', '[')[0]}'.", nameof(fields));
            }

            writer.WritePropertyName(name);
            field.Value.WriteTo(writer);
        }
    });

    private static JsonSerializerOptions Converting()
    {
        JsonSerializerOptions options = new(AIJsonUtilities.DefaultOptions);

        // Before the one that has words for all enumerations.
        options.Converters.Insert(0, new SdkValueConverter());
        options.Converters.Add(new TypeSchemaConverter());
        return options;
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
}
