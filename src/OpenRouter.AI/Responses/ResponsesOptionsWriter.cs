using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>The members of a request that <see cref="ChatOptions"/> has properties for. A value given under the name of the field wins.</summary>
internal static class ResponsesOptionsWriter
{
    private const string EncryptedReasoning = "reasoning.encrypted_content";

    internal static void Write(RequestScope scope, IReadOnlyList<ChatMessage> history, bool hasTools)
    {
        Utf8JsonWriter writer = scope.Writer;
        ChatOptions? options = scope.Options;
        if (!scope.PassOn("parallel_tool_calls") && hasTools && options?.AllowMultipleToolCalls is { } parallel)
        {
            writer.WriteBoolean("parallel_tool_calls"u8, parallel);
        }

        ResponsesTextWriter.Write(scope);
        WriteLimit(scope);
        scope.WriteNumber("temperature", options?.Temperature);
        scope.WriteNumber("top_p", options?.TopP);
        if (!scope.PassOn("top_k") && options?.TopK is { } topK)
        {
            writer.WriteNumber("top_k"u8, topK);
        }

        scope.WriteNumber("frequency_penalty", options?.FrequencyPenalty);
        scope.WriteNumber("presence_penalty", options?.PresencePenalty);
        ReasoningMapper.Write(writer, scope.Fields, options?.Reasoning, excludes: false);
        WriteInclude(scope, history);
    }

    /// <summary>Writes the limit under the only name that this endpoint has for it.</summary>
    private static void WriteLimit(RequestScope scope)
    {
        JsonElement? given = scope.Fields.Get("max_output_tokens") ?? scope.Fields.Get("max_completion_tokens") ?? scope.Fields.Get("max_tokens");
        if (given is { } raw)
        {
            scope.Writer.WritePropertyName("max_output_tokens"u8);
            raw.WriteTo(scope.Writer);
        }
        else if (scope.Options?.MaxOutputTokens is { } limit)
        {
            scope.Writer.WriteNumber("max_output_tokens"u8, limit);
        }
    }

    /// <summary>
    /// Writes what answers shall hold besides. Encrypted reasoning is asked for as soon as reasoning plays a part: without it the next request
    /// would have nothing to give back. Models that do not reason may refuse it, so it is not asked for always.
    /// </summary>
    private static void WriteInclude(RequestScope scope, IReadOnlyList<ChatMessage> history)
    {
        JsonElement given = scope.Fields.Get("include") ?? default;
        if (given.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Array))
        {
            throw new ArgumentException("The field 'include' must be a list.", nameof(scope));
        }

        bool encrypted = ReasoningMapper.IsAskedFor(scope.Fields, scope.Options?.Reasoning) || HoldsReasoning(history);
        if (given.ValueKind != JsonValueKind.Array && !encrypted)
        {
            return;
        }

        scope.Writer.WriteStartArray("include"u8);
        if (given.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in given.EnumerateArray())
            {
                encrypted &= !item.Is(EncryptedReasoning);
                item.WriteTo(scope.Writer);
            }
        }

        if (encrypted)
        {
            scope.Writer.WriteStringValue(EncryptedReasoning);
        }

        scope.Writer.WriteEndArray();
    }

    private static bool HoldsReasoning(IReadOnlyList<ChatMessage> history)
    {
        for (int index = 0; index < history.Count; index++)
        {
            if (history[index].Role == ChatRole.Assistant && OutputItems.HasReasoning(history[index]))
            {
                return true;
            }
        }

        return false;
    }
}
