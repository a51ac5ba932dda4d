using System;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>The name and the schema of a JSON response format.</summary>
internal static class ResponseFormatSchema
{
    private const int LongestName = 64;
    private const string DefaultName = "json_schema";

    /// <summary>Makes a name that the service accepts: at most 64 letters, digits, underscores and hyphens.</summary>
    internal static string Name(string? given)
    {
        if (string.IsNullOrEmpty(given))
        {
            return DefaultName;
        }

        ReadOnlySpan<char> name = given.AsSpan(0, Math.Min(given!.Length, LongestName));
        Span<char> clean = stackalloc char[LongestName];
        bool meaning = false;
        for (int index = 0; index < name.Length; index++)
        {
            bool allowed = name[index] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';
            clean[index] = allowed ? name[index] : '_';
            meaning |= allowed;
        }

        return meaning ? clean[..name.Length].ToString() : DefaultName;
    }

    /// <summary>
    /// Writes the schema. When strictness is turned off it is the caller's own; otherwise it is adapted to what most endpoints accept.
    /// </summary>
    internal static void Write(Utf8JsonWriter writer, ChatResponseFormatJson format, bool? strict)
    {
        JsonElement schema = strict == false ? format.Schema!.Value : StrictSchema.Of(format) ?? format.Schema!.Value;
        if (schema.ValueKind != JsonValueKind.Object)
        {
            schema.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (JsonProperty member in schema.EnumerateObject())
        {
            // Known to be refused inside the schema by several upstreams.
            if (!member.NameEquals("$schema"u8) && !member.NameEquals("strict"u8))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }
}
