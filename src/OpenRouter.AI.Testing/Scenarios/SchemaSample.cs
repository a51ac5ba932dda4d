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
    internal const int DeepestLevel = 16;

    private readonly SchemaReader _schemas;
    private readonly string _text;

    private SchemaSample(JsonElement root, string text)
    {
        _schemas = new SchemaReader(root);
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

        if (SchemaReader.Given(schema) is { } given)
        {
            return given.ValueKind == JsonValueKind.Null ? null : Node(given);
        }

        if (_schemas.Inner(schema, level) is { } inner)
        {
            return Value(inner, name, level + 1);
        }

        return SchemaReader.Type(schema, level) switch
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
