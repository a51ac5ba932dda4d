using System;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>The forms in which the wanted answer may be described.</summary>
internal static class ResponseFormats
{
    private const string Advice =
        "Give a Type, \"text\", \"json_object\", a JSON schema, a ChatResponseFormat, or what OpenRouter takes as response_format.";

    /// <summary>Finds the format that a value describes.</summary>
    /// <exception cref="ArgumentException">The value describes none.</exception>
    internal static ChatResponseFormat? Of(object? value) => value switch
    {
        null => null,
        ChatResponseFormat format => format,
        Type type => ChatResponseFormat.ForJsonSchema(type),
        not null when SdkValueConverter.IsOfSdk(value.GetType()) => throw SdkValueConverter.Refusal(value.GetType()),
        string text => OfText(text),
        _ => OfJson(SettingValues.ToElement(value, "response_format")),
    };

    /// <summary>Gets what the value asks for as JSON that <see cref="Of"/> reads.</summary>
    internal static JsonElement ToJson(object value) => Of(value) switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => SettingValues.Object(writer =>
        {
            writer.WriteString("type", "json_schema");
            writer.WriteStartObject("json_schema");
            if (json.SchemaName is not null)
            {
                writer.WriteString("name", json.SchemaName);
            }

            if (json.SchemaDescription is not null)
            {
                writer.WriteString("description", json.SchemaDescription);
            }

            writer.WritePropertyName("schema");
            schema.WriteTo(writer);
            writer.WriteEndObject();
        }),
        ChatResponseFormatJson => SettingValues.ToElement("json_object", "response_format"),
        _ => SettingValues.ToElement("text", "response_format"),
    };

    /// <summary>Whether the whole value says strictly what it wants, so that it must be sent as it is.</summary>
    internal static JsonElement? Verbatim(object? value)
    {
        if (value is null or Type or ChatResponseFormat || SdkValueConverter.IsOfSdk(value.GetType()))
        {
            return null;
        }

        JsonElement? json = value is string text ? Parsed(text) : SettingValues.ToElement(value, "response_format");
        return json is { ValueKind: JsonValueKind.Object } wrapper && wrapper.TryGetProperty("json_schema", out JsonElement inner)
            && inner.ValueKind == JsonValueKind.Object && inner.TryGetProperty("strict", out _)
            ? wrapper
            : null;
    }

    private static ChatResponseFormat OfText(string text) => text.Trim() switch
    {
        "text" => ChatResponseFormat.Text,
        "json_object" or "json" => ChatResponseFormat.Json,
        var other => Parsed(other) is { } json ? OfJson(json) : throw Unknown($"'{text}'"),
    };

    private static ChatResponseFormat OfJson(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return OfText(json.GetString()!);
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Unknown($"a JSON {json.ValueKind}");
        }

        string? type = Text(json, "type");
        if (type is "json_schema")
        {
            JsonElement wrapped = json.TryGetProperty("json_schema", out JsonElement inner) ? inner : json;
            return wrapped.ValueKind == JsonValueKind.Object && wrapped.TryGetProperty("schema", out JsonElement schema)
                ? ChatResponseFormat.ForJsonSchema(schema.Clone(), Text(wrapped, "name"), Text(wrapped, "description"))
                : throw Unknown("a json_schema without a schema");
        }

        return type is "text" && !json.TryGetProperty("properties", out _) ? ChatResponseFormat.Text
            : type is "json_object" ? ChatResponseFormat.Json
            : json.EnumerateObject().Any() ? ChatResponseFormat.ForJsonSchema(json)
            : throw Unknown("an object that says nothing");
    }

    /// <summary>Whether what Semantic Kernel took for a schema is a whole format or nothing at all.</summary>
    internal static bool IsNoSchema(JsonElement json) => json.ValueKind == JsonValueKind.Object
        && (!json.EnumerateObject().Any() || Text(json, "type") is "json_schema" or "json_object"
            || (Text(json, "type") is "text" && !json.TryGetProperty("properties", out _)));

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parsed(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ArgumentException Unknown(string what) =>
        new($"The setting 'response_format' is {what}, which is no format of an answer. {Advice}", nameof(what));
}
