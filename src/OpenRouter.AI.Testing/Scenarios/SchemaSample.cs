using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Makes a value that fits a JSON schema: the smallest one that looks like something a model would say.</summary>
internal sealed class SchemaSample
{
    // Deep enough for what people write, and an end for schemas that contain themselves.
    private const int DeepestLevel = 16;

    private readonly JsonElement _root;
    private readonly string _text;

    private SchemaSample(JsonElement root, string text)
    {
        _root = root;
        _text = text;
    }

    /// <param name="schema">The schema.</param>
    /// <param name="text">What the request is about, for the strings that ask for it.</param>
    internal static JsonNode? Of(JsonElement schema, string text) => new SchemaSample(schema, text).Value(schema, string.Empty, 0);

    private JsonNode? Value(JsonElement schema, string name, int level)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return StringSample.Of(default, name, _text);
        }

        if (Given(schema) is { } given)
        {
            return given.ValueKind == JsonValueKind.Null ? null : Node(given);
        }

        if (Inner(schema, level) is { } inner)
        {
            return Value(inner, name, level + 1);
        }

        return Type(schema, level) switch
        {
            "object" => Object(schema, level),
            "array" => Array(schema, name, level),
            "integer" => (long)Math.Ceiling(Number(schema)),
            "number" => Number(schema),
            "boolean" => true,
            "null" => null,
            _ => StringSample.Of(schema, name, _text),
        };
    }

    /// <summary>Finds a value that the schema itself names.</summary>
    private static JsonElement? Given(JsonElement schema)
    {
        if (schema.TryGetProperty("const", out JsonElement value) || schema.TryGetProperty("default", out value))
        {
            return value;
        }

        foreach (string list in (ReadOnlySpan<string>)["enum", "examples"])
        {
            if (schema.TryGetProperty(list, out value) && value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            {
                return value[0];
            }
        }

        return null;
    }

    /// <summary>Finds the schema that stands for this one. Of several the first that is not null, or null where it gets too deep.</summary>
    private JsonElement? Inner(JsonElement schema, int level)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return level < DeepestLevel ? Target(reference.GetString()) : null;
        }

        foreach (string list in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (schema.TryGetProperty(list, out JsonElement choices) && choices.ValueKind == JsonValueKind.Array && choices.GetArrayLength() > 0)
            {
                bool wantsNull = level >= DeepestLevel / 2;
                return choices.EnumerateArray().OrderBy(choice => IsNull(choice) != wantsNull).First();
            }
        }

        return null;
    }

    private JsonElement? Target(string? reference)
    {
        if (reference is null || !reference.StartsWith('#'))
        {
            return null;
        }

        JsonElement target = _root;
        foreach (string step in reference.Split('/').Skip(1))
        {
            if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(step.Replace("~1", "/", StringComparison.Ordinal), out target))
            {
                return null;
            }
        }

        return target;
    }

    private static bool IsNull(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out JsonElement type) && type.ValueEquals("null"u8);

    private static string Type(JsonElement schema, int level)
    {
        if (!schema.TryGetProperty("type", out JsonElement type))
        {
            return schema.TryGetProperty("properties", out _) ? "object" : "string";
        }

        IEnumerable<string?> types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()) : [type.GetString()];
        bool wantsNull = level >= DeepestLevel / 2;
        return types.OrderBy(item => item == "null" != wantsNull).FirstOrDefault() ?? "string";
    }

    /// <summary>Fills the required members; all of them when the schema names none, since nobody offers an empty form.</summary>
    private JsonObject Object(JsonElement schema, int level)
    {
        JsonObject value = [];
        if (level >= DeepestLevel || !schema.TryGetProperty("properties", out JsonElement properties))
        {
            return value;
        }

        HashSet<string?>? required = schema.TryGetProperty("required", out JsonElement names) && names.GetArrayLength() > 0
            ? names.EnumerateArray().Select(item => item.GetString()).ToHashSet()
            : null;
        foreach (JsonProperty property in properties.EnumerateObject().Where(property => required?.Contains(property.Name) ?? true))
        {
            value[property.Name] = Value(property.Value, property.Name, level + 1);
        }

        return value;
    }

    private JsonArray Array(JsonElement schema, string name, int level)
    {
        int least = schema.TryGetProperty("minItems", out JsonElement minimum) ? minimum.GetInt32() : 1;
        int count = schema.TryGetProperty("maxItems", out JsonElement maximum) ? Math.Min(Math.Max(least, 1), maximum.GetInt32()) : Math.Max(least, 1);
        JsonElement items = schema.TryGetProperty("items", out JsonElement given) ? given : default;
        return new JsonArray(Enumerable.Range(0, level >= DeepestLevel / 2 ? least : count).Select(_ => Value(items, name, level + 1)).ToArray());
    }

    private static decimal Number(JsonElement schema)
    {
        decimal value = 1;
        value = schema.TryGetProperty("minimum", out JsonElement limit) ? Math.Max(value, limit.GetDecimal()) : value;
        value = schema.TryGetProperty("exclusiveMinimum", out limit) && limit.ValueKind == JsonValueKind.Number ? Math.Max(value, limit.GetDecimal() + 1) : value;
        value = schema.TryGetProperty("maximum", out limit) ? Math.Min(value, limit.GetDecimal()) : value;
        value = schema.TryGetProperty("exclusiveMaximum", out limit) && limit.ValueKind == JsonValueKind.Number ? Math.Min(value, limit.GetDecimal() - 1) : value;
        return schema.TryGetProperty("multipleOf", out limit) && limit.GetDecimal() > 0 ? Math.Ceiling(value / limit.GetDecimal()) * limit.GetDecimal() : value;
    }

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
