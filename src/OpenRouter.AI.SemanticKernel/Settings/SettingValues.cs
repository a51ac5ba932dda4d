using System;
using System.Collections;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>Settings of any shape as JSON: what JSON files, YAML files, configuration and code put into extension data.</summary>
internal static class SettingValues
{
    /// <summary>Converts a value.</summary>
    /// <exception cref="ArgumentException">The value has no JSON form; the message names the setting.</exception>
    internal static JsonElement ToElement(object? value, string name)
    {
        try
        {
            using JsonDocument document = Written(writer => Write(writer, value));
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"The setting '{name}' has a {value?.GetType()}, which has no JSON form here.", name, exception);
        }
    }

    internal static JsonElement Object(Action<Utf8JsonWriter> write)
    {
        using JsonDocument document = Written(writer =>
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        });
        return document.RootElement.Clone();
    }

    /// <summary>Takes texts for the numbers and flags that they look like, at every depth.</summary>
    internal static JsonElement Loosened(JsonElement value)
    {
        using JsonDocument document = Written(writer => WriteLoosened(writer, value));
        return document.RootElement.Clone();
    }

    private static JsonDocument Written(Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes))
        {
            write(writer);
        }

        return JsonDocument.Parse(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } element:
                element.WriteTo(writer);
                break;
            case JsonDocument document:
                document.RootElement.WriteTo(writer);
                break;
            case JsonNode node:
                node.WriteTo(writer);
                break;
            case IDictionary pairs:
                WritePairs(writer, pairs);
                break;
            case IEnumerable items and not JsonNode:
                writer.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                JsonSerializer.Serialize(writer, value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType()));
                break;
        }
    }

    private static void WritePairs(Utf8JsonWriter writer, IDictionary pairs)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry pair in pairs)
        {
            writer.WritePropertyName(Convert.ToString(pair.Key, CultureInfo.InvariantCulture) ?? "");
            Write(writer, pair.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteLoosened(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    WriteLoosened(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    WriteLoosened(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String when bool.TryParse(value.GetString(), out bool flag):
                writer.WriteBooleanValue(flag);
                break;
            case JsonValueKind.String when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number):
                writer.WriteNumberValue(number);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
