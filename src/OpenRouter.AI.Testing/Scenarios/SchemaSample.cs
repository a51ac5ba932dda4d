using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Errors;

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
    /// <exception cref="RejectedRequestException">The schema is not one: 400, as the providers answer.</exception>
    internal static JsonNode? Of(JsonElement schema, string text)
    {
        try
        {
            return new SchemaSample(schema, text).Value(schema, string.Empty, 0);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            // A keyword has a value of another type or an impossible one.
            throw new RejectedRequestException(ServiceError.BadRequest("Invalid schema: " + exception.Message));
        }
    }

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
            "integer" => (long)Math.Ceiling(NumberSample.Of(schema)),
            "number" => NumberSample.Of(schema),
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
            if (schema.TryGetProperty(list, out JsonElement choices) && choices.GetArrayLength() > 0)
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
            string name = step.Replace("~1", "/", StringComparison.Ordinal);
            if (target.ValueKind != JsonValueKind.Object || !target.TryGetProperty(name, out target))
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

        IEnumerable<string?> types = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(item => item.GetString())
            : [type.GetString()];
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
        int least = schema.TryGetProperty("minItems", out JsonElement minimum) ? minimum.GetInt32() : 0;
        int most = schema.TryGetProperty("maxItems", out JsonElement maximum) ? maximum.GetInt32() : int.MaxValue;
        int count = level >= DeepestLevel / 2 ? least : Math.Min(Math.Max(least, 1), most);
        JsonElement items = schema.TryGetProperty("items", out JsonElement given) ? given : default;
        return new JsonArray(Enumerable.Range(0, count).Select(_ => Value(items, name, level + 1)).ToArray());
    }

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
