using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>
/// Schemas adapted to what strict endpoints accept: every property required, no further ones, and keywords that they refuse turned into words
/// of the description, so that the model still reads them.
/// </summary>
internal static class StrictSchema
{
    private static readonly string[] Refused =
    [
        "contentEncoding", "contentMediaType", "not", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "multipleOf",
        "patternProperties", "minItems", "maxItems", "unevaluatedProperties", "propertyNames", "minProperties", "maxProperties",
        "unevaluatedItems", "contains", "minContains", "maxContains", "uniqueItems",
    ];

    private static readonly AIJsonSchemaTransformCache Cache = new(new AIJsonSchemaTransformOptions
    {
        DisallowAdditionalProperties = true,
        ConvertBooleanSchemas = true,
        RequireAllProperties = true,
        MoveDefaultKeywordToDescription = true,
        TransformSchemaNode = MoveRefusedKeywords,
    });

    internal static JsonElement Of(AIFunctionDeclaration function) => Cache.GetOrCreateTransformedSchema(function);

    internal static JsonElement? Of(ChatResponseFormatJson format) => Cache.GetOrCreateTransformedSchema(format);

    private static JsonNode MoveRefusedKeywords(AIJsonSchemaTransformContext context, JsonNode schema)
    {
        if (schema is not JsonObject members)
        {
            return schema;
        }

        List<string> lines = [];
        foreach (string keyword in Refused)
        {
            if (members.TryGetPropertyValue(keyword, out JsonNode? value) && value is not null)
            {
                members.Remove(keyword);
                lines.Add(keyword + ": " + value.ToJsonString());
            }
        }

        if (lines.Count > 0)
        {
            string moved = string.Join("\n", lines);
            string? description = (string?)members["description"];
            members["description"] = string.IsNullOrEmpty(description) ? moved : description + "\n" + moved;
        }

        return schema;
    }
}
