using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

/// <summary>
/// A whole answer to a <see cref="ChatResponse"/>. It is read as a stream that consists of its last event, so that both forms of an answer come
/// out alike.
/// </summary>
internal static class ResponsesResponseMapper
{
    internal static ChatResponse Map(ReadOnlySpan<byte> body, AnswerContext context)
    {
        using ResponsesStreamMapper mapper = new(context);
        mapper.Finish(ResponsesEnvelope.Read(body), body);
        ChatResponse response = mapper.Complete().ToChatResponse();
        object raw = JsonRead.Detach(body);
        response.RawRepresentation = raw;
        foreach (ChatMessage message in response.Messages)
        {
            message.RawRepresentation = raw;
            AttachCitations(message.Contents);
        }

        return response;
    }

    /// <summary>Puts the citations onto the text that they belong to, where nobody can still be waiting for it.</summary>
    private static void AttachCitations(IList<AIContent> contents)
    {
        for (int index = contents.Count - 1; index > 0; index--)
        {
            if (contents[index] is not TextContent { Text.Length: 0, Annotations: { } citations })
            {
                continue;
            }

            if (contents.Take(index).OfType<TextContent>().LastOrDefault() is { Annotations: null } text)
            {
                text.Annotations = citations;
                contents.RemoveAt(index);
            }
        }
    }
}
