using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>Turns the updates of an answer into events for the page. A failure is an event too: the status has long been sent by then.</summary>
internal static class AnswerEvents
{
    internal static async IAsyncEnumerable<SseItem<AnswerEvent>> ReadAsync(
        IChatClient chat, List<ChatMessage> messages, ChatOptions options, BudgetView budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ChatResponseUpdate> updates = [];
        string? failure = null;
        await using (IAsyncEnumerator<ChatResponseUpdate> answer = chat.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken))
        {
            while (true)
            {
                try
                {
                    if (!await answer.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    // Nobody reads any more.
                    yield break;
                }
                catch (Exception exception) when (Describe(exception) is { } description)
                {
                    failure = description;
                    break;
                }

                updates.Add(answer.Current);
                foreach (SseItem<AnswerEvent> item in answer.Current.Contents.SelectMany(EventsOf))
                {
                    yield return item;
                }
            }
        }

        BudgetState state = await budget.ReadAsync(CancellationToken.None);
        yield return failure is null
            ? Completed(updates.ToChatResponse(), state)
            : new SseItem<AnswerEvent>(new AnswerEvent { Title = failure, Budget = state }, "failure");
    }

    private static IEnumerable<SseItem<AnswerEvent>> EventsOf(AIContent content)
    {
        switch (content)
        {
            case TextReasoningContent { Text.Length: > 0 } thought:
                yield return new(new AnswerEvent { Reasoning = thought.Text }, "reasoning");
                break;
            case TextContent { Text.Length: > 0 } text:
                yield return new(new AnswerEvent { Text = text.Text }, "text");
                break;
            case ErrorContent { Message.Length: > 0 } refusal:
                yield return new(new AnswerEvent { Text = refusal.Message }, "text");
                break;
            case DataContent image when image.HasTopLevelMediaType("image"):
                yield return new(new AnswerEvent { Uri = image.Uri }, "image");
                break;
            case UriContent image when image.HasTopLevelMediaType("image"):
                yield return new(new AnswerEvent { Uri = image.Uri.AbsoluteUri }, "image");
                break;
        }

        foreach (CitationAnnotation citation in content.Annotations?.OfType<CitationAnnotation>() ?? [])
        {
            if (citation.Url is { } url)
            {
                yield return new(new AnswerEvent { Uri = url.AbsoluteUri, Title = citation.Title ?? url.Host }, "citation");
            }
        }
    }

    private static SseItem<AnswerEvent> Completed(ChatResponse response, BudgetState state) => new(
        new AnswerEvent
        {
            Messages = JsonSerializer.SerializeToElement([.. response.Messages], ChatEndpoint.MessagesInfo),
            Provider = response.GetOpenRouterMetadata()?.Provider,
            Finish = response.FinishReason?.Value,
            Cost = response.Usage?.GetOpenRouterCost(),
            Budget = state,
        },
        "done");

    /// <summary>What to tell the user; null for what is a mistake of the program, which belongs in the log.</summary>
    private static string? Describe(Exception exception) => exception switch
    {
        OpenRouterBudgetExceededException refusal => refusal.Message,
        OpenRouterException failure => failure.Message,
        NotSupportedException unsupported => unsupported.Message,
        OperationCanceledException => "The server is shutting down.",
        _ => null,
    };
}
