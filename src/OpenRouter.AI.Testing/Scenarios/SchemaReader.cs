using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Finds in a JSON schema what decides about a value: what it names itself, the schema that stands for it, its type.</summary>
/// <param name="root">The whole schema, in which references are looked up.</param>
internal sealed class SchemaReader(JsonElement root)
{
    /// <summary>Finds a value that the schema itself names.</summary>
    internal static JsonElement? Given(JsonElement schema)
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
    internal JsonElement? Inner(JsonElement schema, int level)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            return level < SchemaSample.DeepestLevel ? Target(reference.GetString()) : null;
        }

        foreach (string list in (ReadOnlySpan<string>)["anyOf", "oneOf", "allOf"])
        {
            if (schema.TryGetProperty(list, out JsonElement choices) && choices.GetArrayLength() > 0)
            {
                bool wantsNull = level >= SchemaSample.DeepestLevel / 2;
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

        JsonElement target = root;
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

    internal static string Type(JsonElement schema, int level)
    {
        if (!schema.TryGetProperty("type", out JsonElement type))
        {
            return schema.TryGetProperty("properties", out _) ? "object" : "string";
        }

        IEnumerable<string?> types = type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(item => item.GetString())
            : [type.GetString()];
        bool wantsNull = level >= SchemaSample.DeepestLevel / 2;
        return types.OrderBy(item => item == "null" != wantsNull).FirstOrDefault() ?? "string";
    }
}
