using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tools;

/// <summary>The additional properties of a tool, which cannot be changed, with one more beside them.</summary>
internal static class MarkedProperties
{
    internal static IReadOnlyDictionary<string, object?> With(AITool tool, string key, JsonElement value)
    {
        var properties = new Dictionary<string, object?>();
        foreach (KeyValuePair<string, object?> property in tool.AdditionalProperties)
        {
            properties[property.Key] = property.Value;
        }

        properties[key] = value;
        return new ReadOnlyDictionary<string, object?>(properties);
    }
}
