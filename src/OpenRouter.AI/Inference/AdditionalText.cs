using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>Texts in additional properties: they are elements after the history went through JSON.</summary>
internal static class AdditionalText
{
    internal static string? Text(this AdditionalPropertiesDictionary? properties, string key) =>
        properties?.TryGetValue(key, out object? value) != true ? null : value switch
        {
            string text => text,
            JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
            _ => null,
        };
}
