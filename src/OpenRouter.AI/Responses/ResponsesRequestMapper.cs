using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>
/// Messages and options to the body of <c>POST /responses</c>, written straight to UTF-8 in a fixed order of members. What nobody set is not
/// sent.
/// </summary>
internal static class ResponsesRequestMapper
{
    /// <summary>Maps a request. The messages are read once; neither they nor the options are changed.</summary>
    internal static InferenceRequest Map(
        IEnumerable<ChatMessage> messages, ChatOptions? options, string? defaultModel, bool stream, IChatClient client)
    {
        RequestChecks.RefuseContinuation(options);
        ServerState.Refuse(options);
        IReadOnlyList<ChatMessage> history = RequestChecks.History(messages);
        RequestFields fields = RequestFields.Of(options, client, RequestFieldNames.IsTakenByResponses);
        ServerState.Refuse(fields);
        return new InferenceRequest(fields, options, defaultModel)
        {
            HidesReasoning = ReasoningMapper.HidesTextItself(fields, options?.Reasoning),
        }.Written((history, stream), static (scope, state) => Write(scope, state.history, state.stream));
    }

    private static void Write(RequestScope scope, IReadOnlyList<ChatMessage> history, bool stream)
    {
        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject();
        scope.WriteHead(stream);
        WriteInstructions(scope, history);
        ResponsesOptionsWriter.Write(scope, history, ResponsesToolWriter.Write(scope));
        foreach (string name in RequestFieldNames.PassedOnToResponses)
        {
            scope.PassOn(name);
        }

        CacheBreakpoints breakpoints = CacheBreakpoints.Of(history, tools: null, scope.Fields.Has("cache_control"), ofAssistants: false);
        using (ResponsesInputWriter input = new(scope, breakpoints, history))
        {
            input.Write();
        }

        foreach (KeyValuePair<string, JsonElement> extra in scope.Fields.Extra)
        {
            if (!RequestFieldNames.IsOnlyOfResponses(extra.Key))
            {
                writer.WritePropertyName(extra.Key);
                extra.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the instructions: those given under the name of the field, then those of the options.</summary>
    private static void WriteInstructions(RequestScope scope, IReadOnlyList<ChatMessage> history)
    {
        string? given = scope.Fields.Get("instructions") is { ValueKind: JsonValueKind.String } raw ? raw.GetString() : null;
        string? own = scope.Options?.Instructions;
        bool repeated = history.Count > 0 && ResponsesInputWriter.RoleName(history[0].Role) is "system" or "developer"
            && string.Equals(history[0].Text, own, StringComparison.Ordinal);
        own = repeated || string.IsNullOrWhiteSpace(own) ? null : own;
        if (given is not null || own is not null)
        {
            scope.Writer.WriteString("instructions"u8, given is null ? own : own is null ? given : given + "\n" + own);
        }
    }
}
