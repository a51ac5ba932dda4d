using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// <c>text</c>: format and verbosity. Fields that are named as on the chat endpoint are brought into the flat shape of this one; members of a
/// given <c>text</c> win.
/// </summary>
internal static class ResponsesTextWriter
{
    internal static void Write(RequestScope scope)
    {
        JsonElement given = scope.Fields.Get("text") ?? default;
        bool hasFormat = given.GetField("format") is null && (scope.Fields.Has("response_format") || scope.Options?.ResponseFormat is not null);
        bool hasVerbosity = given.GetField("verbosity") is null && scope.Fields.Has("verbosity");
        if (given.ValueKind != JsonValueKind.Object && !hasFormat && !hasVerbosity)
        {
            return;
        }

        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject("text"u8);
        if (given.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in given.EnumerateObject())
            {
                member.WriteTo(writer);
            }
        }

        if (hasFormat)
        {
            writer.WritePropertyName("format"u8);
            WriteFormat(scope);
        }

        if (hasVerbosity)
        {
            scope.PassOn("verbosity");
        }

        writer.WriteEndObject();
    }

    private static void WriteFormat(RequestScope scope)
    {
        if (scope.Fields.TryGet("response_format", out JsonElement raw))
        {
            FlatShape.Write(scope.Writer, raw, "json_schema");
            return;
        }

        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject();
        if (scope.Options!.ResponseFormat is ChatResponseFormatJson { Schema: not null } json)
        {
            bool? strict = FunctionSchema.Flag(scope.Fields.Get("strict"));
            writer.WriteString("type"u8, "json_schema"u8);
            writer.WriteString("name"u8, ResponseFormatSchema.Name(json.SchemaName));
            if (!string.IsNullOrEmpty(json.SchemaDescription))
            {
                writer.WriteString("description"u8, json.SchemaDescription);
            }

            writer.WritePropertyName("schema"u8);
            ResponseFormatSchema.Write(writer, json, strict);
            if (strict is not null)
            {
                writer.WriteBoolean("strict"u8, strict.Value);
            }
        }
        else
        {
            writer.WriteString("type"u8, scope.Options.ResponseFormat is ChatResponseFormatJson ? "json_object"u8 : "text"u8);
        }

        writer.WriteEndObject();
    }
}
