using System;
using System.Text.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Makes a number that fits a schema: 1, or what is nearest to it within the limits.</summary>
internal static class NumberSample
{
    internal static decimal Of(JsonElement schema)
    {
        decimal value = 1;
        value = Math.Max(value, Limit(schema, "minimum") ?? value);
        value = Math.Max(value, Limit(schema, "exclusiveMinimum") + 1 ?? value);
        value = Math.Min(value, Limit(schema, "maximum") ?? value);
        value = Math.Min(value, Limit(schema, "exclusiveMaximum") - 1 ?? value);
        return Limit(schema, "multipleOf") is > 0 and { } step ? Math.Ceiling(value / step) * step : value;
    }

    /// <summary>The exclusive limits of old drafts are booleans, which say nothing by themselves.</summary>
    private static decimal? Limit(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out JsonElement limit) && limit.ValueKind == JsonValueKind.Number ? limit.GetDecimal() : null;
}
