using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
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

    /// <summary>Whether a value has names and values, and is no JSON: dictionaries of every kind.</summary>
    internal static bool IsPairs(object value) => value is IDictionary or IEnumerable<KeyValuePair<string, object?>>
        or IEnumerable<KeyValuePair<string, string?>> or IEnumerable<KeyValuePair<string, JsonElement>>;

    /// <summary>Makes JSON of what is written; the caller disposes it.</summary>
    internal static JsonDocument Written(Action<Utf8JsonWriter> write)
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
                WritePairs(writer, Pairs(pairs));
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                WritePairs(writer, pairs);
                break;
            case IEnumerable<KeyValuePair<string, string?>> texts:
                WritePairs(writer, texts.Select(static pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)));
                break;
            case IEnumerable<KeyValuePair<string, JsonElement>> elements:
                WritePairs(writer, elements.Select(static pair => new KeyValuePair<string, object?>(pair.Key, pair.Value)));
                break;
            case IEnumerable items:
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

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary pairs)
    {
        foreach (DictionaryEntry pair in pairs)
        {
            yield return new KeyValuePair<string, object?>(Convert.ToString(pair.Key, CultureInfo.InvariantCulture) ?? "", pair.Value);
        }
    }

    private static void WritePairs(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, object?> pair in pairs)
        {
            writer.WritePropertyName(pair.Key);
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
