using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Tools;

/// <summary>The context with the encoder that an attribute cannot name, and the small values that tools are made of.</summary>
internal static class ToolsJson
{
    internal static ToolsJsonContext Context { get; } =
        new(new JsonSerializerOptions(ToolsJsonContext.Default.Options) { Encoder = WireEncoder.Instance });

    internal static JsonElement Text(string value) => JsonSerializer.SerializeToElement(value, Context.String);

    internal static JsonElement Number(int value) => JsonSerializer.SerializeToElement(value, Context.Int32);

    /// <summary>Makes an object with the properties in the given order; one without a value is left out.</summary>
    internal static JsonElement Object(params IEnumerable<(string Name, JsonElement? Value)> properties)
    {
        // Nothing is removed, so that the dictionary gives back the order in which it was filled.
        var values = new Dictionary<string, JsonElement>();
        foreach ((string name, JsonElement? value) in properties)
        {
            if (value is { ValueKind: not JsonValueKind.Undefined } given)
            {
                values[name] = given;
            }
        }

        return JsonSerializer.SerializeToElement(values, Context.DictionaryStringJsonElement);
    }
}
