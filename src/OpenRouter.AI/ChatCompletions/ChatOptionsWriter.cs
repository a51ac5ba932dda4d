using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>The members of a request that <see cref="ChatOptions"/> has properties for. A value given under the name of the field wins.</summary>
internal static class ChatOptionsWriter
{
    internal static void Write(RequestScope scope, bool hasTools)
    {
        Utf8JsonWriter writer = scope.Writer;
        ChatOptions? options = scope.Options;
        if (!scope.PassOn("parallel_tool_calls") && hasTools && options?.AllowMultipleToolCalls is { } parallel)
        {
            writer.WriteBoolean("parallel_tool_calls"u8, parallel);
        }

        WriteFormat(scope);
        WriteLimit(scope);
        scope.WriteNumber("temperature", options?.Temperature);
        scope.WriteNumber("top_p", options?.TopP);
        if (!scope.PassOn("top_k") && options?.TopK is { } topK)
        {
            writer.WriteNumber("top_k"u8, topK);
        }

        scope.WriteNumber("frequency_penalty", options?.FrequencyPenalty);
        scope.WriteNumber("presence_penalty", options?.PresencePenalty);
        if (!scope.PassOn("seed") && options?.Seed is { } seed)
        {
            writer.WriteNumber("seed"u8, seed);
        }

        WriteStop(scope);
        ReasoningMapper.Write(writer, scope.Fields, options?.Reasoning, excludes: true);
    }

    private static void WriteLimit(RequestScope scope)
    {
        bool given = scope.PassOn("max_completion_tokens");
        given |= scope.PassOn("max_tokens");
        if (!given && scope.Options?.MaxOutputTokens is { } limit)
        {
            scope.Writer.WriteNumber(scope.Fields.IsTrue("legacy_max_tokens") ? "max_tokens" : "max_completion_tokens", limit);
        }
    }

    private static void WriteStop(RequestScope scope)
    {
        IList<string>? stops = scope.Options?.StopSequences;
        bool given = scope.Fields.TryGet("stop", out JsonElement raw) && raw.ValueKind != JsonValueKind.Null;
        if (!given && stops is not { Count: > 0 })
        {
            return;
        }

        scope.Writer.WriteStartArray("stop"u8);
        if (given && raw.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement stop in raw.EnumerateArray())
            {
                stop.WriteTo(scope.Writer);
            }
        }
        else if (given)
        {
            raw.WriteTo(scope.Writer);
        }

        foreach (string stop in stops ?? [])
        {
            scope.Writer.WriteStringValue(stop);
        }

        scope.Writer.WriteEndArray();
    }

    private static void WriteFormat(RequestScope scope)
    {
        if (scope.PassOn("response_format") || scope.Options?.ResponseFormat is not { } format)
        {
            return;
        }

        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject("response_format"u8);
        if (format is ChatResponseFormatJson { Schema: not null } json)
        {
            bool? strict = FunctionSchema.Flag(scope.Fields.Get("strict"));
            writer.WriteString("type"u8, "json_schema"u8);
            writer.WriteStartObject("json_schema"u8);
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

            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString("type"u8, format is ChatResponseFormatJson ? "json_object"u8 : "text"u8);
        }

        writer.WriteEndObject();
    }
}
