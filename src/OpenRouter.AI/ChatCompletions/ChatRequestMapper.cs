using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// Messages and options to the body of <c>POST /chat/completions</c>, written straight to UTF-8 in a fixed order of members. What nobody set
/// is not sent.
/// </summary>
internal static class ChatRequestMapper
{
    /// <summary>Maps a request. The messages are read once; neither they nor the options are changed.</summary>
    internal static InferenceRequest Map(
        IEnumerable<ChatMessage> messages, ChatOptions? options, string? defaultModel, bool stream, IChatClient client)
    {
        RequestChecks.RefuseContinuation(options);
        IReadOnlyList<ChatMessage> history = RequestChecks.History(messages);
        RequestFields fields = RequestFields.Of(options, client, RequestFieldNames.IsKnown);
        return new InferenceRequest(fields, options, defaultModel)
            .Written((history, stream), static (scope, state) => Write(scope, state.history, state.stream));
    }

    private static void Write(RequestScope scope, IReadOnlyList<ChatMessage> history, bool stream)
    {
        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject();
        scope.WriteHead(stream);
        CacheBreakpoints breakpoints = CacheBreakpoints.Of(history, scope.Options?.Tools, scope.Fields.Has("cache_control"));
        bool hasTools = ChatToolWriter.Write(scope, breakpoints);
        ChatOptionsWriter.Write(scope, hasTools);
        foreach (string name in RequestFieldNames.PassedOn)
        {
            scope.PassOn(name);
        }

        using (ChatMessageWriter messages = new(scope, breakpoints, history))
        {
            messages.Write();
        }

        foreach (KeyValuePair<string, JsonElement> extra in scope.Fields.Extra)
        {
            writer.WritePropertyName(extra.Key);
            extra.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
