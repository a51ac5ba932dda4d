using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

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
        RequestFields fields = RequestFields.Of(options, client);
        InferenceRequest request = new(fields, options, defaultModel);
        try
        {
            using JsonDraft draft = new(request.Body.Json);
            Write(new RequestScope(request.Body, draft.Writer, fields, options, request.Model), history, stream);
            draft.Complete();
            return request;
        }
        catch
        {
            request.Body.Dispose();
            throw;
        }
    }

    private static void Write(RequestScope scope, IReadOnlyList<ChatMessage> history, bool stream)
    {
        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject();
        if (scope.Model is not null)
        {
            writer.WriteString("model"u8, scope.Model);
        }

        scope.PassOn("models");
        if (stream)
        {
            writer.WriteBoolean("stream"u8, true);
        }

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
