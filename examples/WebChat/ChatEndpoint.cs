using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary><c>POST /api/chat</c>: a question, answered with an event stream.</summary>
internal static class ChatEndpoint
{
    internal static JsonTypeInfo<List<ChatMessage>> MessagesInfo { get; } =
        (JsonTypeInfo<List<ChatMessage>>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(List<ChatMessage>));

    /// <param name="question">The question.</param>
    /// <param name="chat">The client that is registered.</param>
    /// <param name="budget">What is left to spend.</param>
    /// <param name="cancellationToken">Fires when the reader stops or leaves: the request to OpenRouter ends with it.</param>
    internal static IResult Answer(Question question, IChatClient chat, BudgetView budget, CancellationToken cancellationToken)
    {
        List<ChatMessage>? messages;
        try
        {
            messages = question.Messages.Deserialize(MessagesInfo);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return TypedResults.Problem("'messages' is not a list of messages: " + exception.Message, statusCode: StatusCodes.Status400BadRequest);
        }

        if (messages is not { Count: > 0 } || messages.Exists(static message => message is null || message.Contents.Contains(null!)))
        {
            return TypedResults.Problem("'messages' is empty, or holds null.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (messages[^1].Role != ChatRole.User || !messages[^1].Contents.Any(static content => content is not TextContent text || !string.IsNullOrWhiteSpace(text.Text)))
        {
            // It would be billed, and answered with a guess.
            return TypedResults.Problem("The last message of 'messages' must be one of the user, with contents.", statusCode: StatusCodes.Status400BadRequest);
        }

        ChatOptions options = new() { ModelId = string.IsNullOrWhiteSpace(question.Model) ? null : question.Model };
        IAsyncEnumerable<SseItem<AnswerEvent>> events = AnswerEvents.ReadAsync(chat, messages, options, budget, cancellationToken);
        return TypedResults.ServerSentEvents(events);
    }
}
