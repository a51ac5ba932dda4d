using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>OpenRouter's own fields as JSON and back, by the door that chat options have for them.</summary>
internal static class RequestFieldsJson
{
    /// <summary>The key under which chat options carry the fields as one value.</summary>
    internal const string Key = "openrouter";

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "models", "preset", "provider", "reasoning", "plugins", "max_tool_calls", "stop_server_tools_when", "web_search_options",
        "x_search_filter", "cache_control", "prompt_cache_key", "prompt_cache_options", "session_id", "trace", "metadata", "user",
        "transforms", "debug", "service_tier", "modalities", "image_config", "audio", "verbosity", "prediction", "min_p", "top_a",
        "repetition_penalty", "logit_bias", "logprobs", "top_logprobs", "response_cache", "routing_metadata", "anthropic_beta", "headers",
        "legacy_max_tokens", "strict", "include_raw_chunks", "extra_body",
    };

    internal static bool IsField(string name) => Names.Contains(name);

    internal static JsonElement Of(OpenRouterRequestOptions fields)
    {
        ChatOptions carrier = new() { RawRepresentationFactory = null };
        carrier.AdditionalProperties = new AdditionalPropertiesDictionary { [Key] = fields };
        carrier.WithOpenRouter(static _ => { });
        return (JsonElement)carrier.AdditionalProperties[Key]!;
    }

    /// <exception cref="ArgumentException">The JSON is not what the fields look like.</exception>
    internal static OpenRouterRequestOptions Parse(JsonElement json)
    {
        OpenRouterRequestOptions? parsed = null;
        ChatOptions carrier = new() { AdditionalProperties = new AdditionalPropertiesDictionary { [Key] = json } };
        carrier.WithOpenRouter(fields => parsed = fields);
        return parsed!;
    }

    /// <summary>Adds a field. What cannot be read as it is, is tried with its texts taken for the numbers and flags that they look like:
    /// YAML files give nothing but texts.</summary>
    /// <exception cref="ArgumentException">The value cannot be what the name says.</exception>
    internal static OpenRouterRequestOptions With(OpenRouterRequestOptions fields, string name, JsonElement value)
    {
        JsonElement before = Of(fields);
        try
        {
            return Parse(Joined(before, name, value));
        }
        catch (ArgumentException strict)
        {
            try
            {
                return Parse(Joined(before, name, SettingValues.Loosened(value)));
            }
            catch (ArgumentException)
            {
                throw new ArgumentException($"The setting '{name}' is not valid: {strict.Message}", name, strict);
            }
        }
    }

    private static JsonElement Joined(JsonElement fields, string name, JsonElement value) => SettingValues.Object(writer =>
    {
        foreach (JsonProperty field in fields.EnumerateObject())
        {
            if (!field.NameEquals(name))
            {
                field.WriteTo(writer);
            }
        }

        writer.WritePropertyName(name.ToLowerInvariant());
        value.WriteTo(writer);
    });
}
