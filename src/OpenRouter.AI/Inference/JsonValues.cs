using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;
using OpenRouter.AI.Options;

namespace OpenRouter.AI.Inference;

/// <summary>
/// Values of any CLR shape to JSON: what callers put into property bags, what tools return, what Semantic Kernel hands over
/// (elements, nodes, dictionaries, lazy sequences, anonymous objects).
/// </summary>
internal static class JsonValues
{
    /// <summary>Converts a value; throws <see cref="NotSupportedException"/> when it has no JSON contract.</summary>
    internal static JsonElement ToElement(object? value) => value switch
    {
        null => Null,
        JsonElement element => element.ValueKind == JsonValueKind.Undefined ? Null : element,
        JsonDocument document => document.RootElement.Clone(),
        JsonNode node => FromNode(node),
        _ => JsonSerializer.SerializeToElement(value, Contract(value.GetType())),
    };

    /// <summary>Converts a value; throws <see cref="ArgumentException"/> that names where it stands when that cannot be done.</summary>
    internal static JsonElement ToElement(object? value, string where)
    {
        try
        {
            return ToElement(value);
        }
        catch (Exception exception) when (exception is NotSupportedException or JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"The value of {where} cannot be written as JSON. Give a JsonElement or plain values instead.", nameof(value), exception);
        }
    }

    /// <summary>Writes a value compactly; throws <see cref="NotSupportedException"/> when it has no JSON contract.</summary>
    internal static void Write(Utf8JsonWriter writer, object? value)
    {
        if (!TryWriteSimple(writer, value))
        {
            ToElement(value).WriteTo(writer);
        }
    }

    /// <summary>Writes a value that needs no contract; false, and nothing written, for any other.</summary>
    internal static bool TryWriteSimple(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return true;
            case string text:
                writer.WriteStringValue(text);
                return true;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case int number:
                writer.WriteNumberValue(number);
                return true;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } element:
                element.WriteTo(writer);
                return true;
            default:
                return false;
        }
    }

    private static JsonElement Null { get; } = JsonRead.Detach("null"u8);

    private static JsonElement FromNode(JsonNode node)
    {
        using JsonDraft draft = new();
        node.WriteTo(draft.Writer, AIJsonUtilities.DefaultOptions);
        return draft.ToElement();
    }

    /// <summary>Our own option types keep their wire names; everything else takes the contract of the abstractions.</summary>
    private static JsonTypeInfo Contract(Type type) =>
        OptionsJson.Context.GetTypeInfo(type) ?? AIJsonUtilities.DefaultOptions.GetTypeInfo(type);
}
