using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>What is wrong with a request whatever endpoint it is for.</summary>
internal static class RequestChecks
{
    /// <summary>Gets the messages as a list, read once.</summary>
    internal static IReadOnlyList<ChatMessage> History(IEnumerable<ChatMessage> messages)
    {
        IReadOnlyList<ChatMessage> history = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        for (int index = 0; index < history.Count; index++)
        {
            if (history[index] is null)
            {
                throw new ArgumentException($"The message at position {index} is null.", nameof(messages));
            }
        }

        return history;
    }

    internal static void RefuseContinuation(ChatOptions? options)
    {
        if (options?.ContinuationToken is not null)
        {
            throw new NotSupportedException(
                "OpenRouter has no background responses to continue. Leave ChatOptions.ContinuationToken unset; a new request would be billed again.");
        }
    }
}
