using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>
/// A function's name, description, parameters and strictness as JSON members, made once per function and kept as bytes: schemas are the bulk
/// of a request with tools, and the same bytes every time keep the provider's prompt cache warm.
/// </summary>
internal static class FunctionSchema
{
    private const int Variants = 3;

    private static readonly ConditionalWeakTable<AIFunctionDeclaration, byte[]?[]> Cache = new();

    /// <summary>Gets the JSON object of a function; <paramref name="strict"/> is sent when it is not null, and adapts the schema when true.</summary>
    /// <param name="function">The function.</param>
    /// <param name="strict">Whether the schema is to be strict.</param>
    /// <param name="flat">Whether the object is the whole tool, with its <c>type</c>, or only what stands under <c>function</c>.</param>
    internal static byte[] ToJson(AIFunctionDeclaration function, bool? strict, bool flat = false)
    {
        byte[]?[] variants = Cache.GetValue(function, static _ => new byte[]?[2 * Variants]);
        int variant = strict switch
        {
            null => 0,
            false => 1,
            true => 2,
        };
        return variants[flat ? variant + Variants : variant] ??= Make(function, strict, flat);
    }

    /// <summary>Gets whether a function's schema is to be strict: what the function says, else what the request says.</summary>
    internal static bool? Strict(AIFunctionDeclaration function, bool? requested) =>
        function.AdditionalProperties.TryGetValue("strict", out object? value) ? Flag(value) ?? requested : requested;

    internal static bool? Flag(object? value) => value switch
    {
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    private static byte[] Make(AIFunctionDeclaration function, bool? strict, bool flat)
    {
        using JsonDraft draft = new();
        Utf8JsonWriter writer = draft.Writer;
        writer.WriteStartObject();
        if (flat)
        {
            writer.WriteString("type"u8, "function"u8);
        }

        writer.WriteString("name"u8, function.Name);
        if (!string.IsNullOrEmpty(function.Description))
        {
            writer.WriteString("description"u8, function.Description);
        }

        writer.WritePropertyName("parameters"u8);
        WriteParameters(writer, strict == true ? StrictSchema.Of(function) : function.JsonSchema);
        if (strict is not null)
        {
            writer.WriteBoolean("strict"u8, strict.Value);
        }

        writer.WriteEndObject();
        return draft.Complete().ToArray();
    }

    /// <summary>Writes a schema with the members that every upstream expects, and without those that some refuse at its root.</summary>
    private static void WriteParameters(Utf8JsonWriter writer, JsonElement schema)
    {
        writer.WriteStartObject();
        if (schema.GetField("type") is null)
        {
            writer.WriteString("type"u8, "object"u8);
        }

        if (schema.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in schema.EnumerateObject())
            {
                // Semantic Kernel writes the description of the function under "condition".
                if (!member.NameEquals("$schema"u8) && !member.NameEquals("strict"u8) && !member.NameEquals("condition"u8))
                {
                    member.WriteTo(writer);
                }
            }
        }

        if (schema.GetField("properties") is null && schema.GetField("$ref") is null)
        {
            writer.WriteStartObject("properties"u8);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
