using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Sessions;

/// <summary>Thoughts that only the provider that signed them takes back.</summary>
internal static class SignedReasoning
{
    internal static bool IsIn(IReadOnlyList<ChatMessage> messages) => messages.Any(static message => Has(message));

    /// <summary>Makes a name of the last signed thought of a history, which nobody has but those who were told it; null when there is none.</summary>
    internal static string? NameOf(IReadOnlyList<ChatMessage> messages)
    {
        for (int index = messages.Count - 1; index >= 0; index--)
        {
            if (messages[index] is { } message && ThoughtName.Of([message]).Value is { } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Tells whether the service refused a signature. It has no error type for that, so the words of the provider decide: Anthropic and Google
    /// speak of a signature, OpenAI of encrypted content.</summary>
    internal static bool IsRefused(OpenRouterException failure)
    {
        string words = failure.ProviderMessage ?? failure.Message;
        return failure.StatusCode == HttpStatusCode.BadRequest
            && (words.Contains("signature", StringComparison.OrdinalIgnoreCase)
                || words.Contains("encrypted content", StringComparison.OrdinalIgnoreCase)
                || words.Contains("encrypted_content", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Copies a history without its thoughts; the messages of the caller stay as they are.</summary>
    internal static IReadOnlyList<ChatMessage> Without(IReadOnlyList<ChatMessage> messages) =>
        [.. messages.Select(static message => Has(message) ? Strip(message) : message)];

    /// <summary>The client below says what is wrong with a message or content that is null.</summary>
    private static bool Has(ChatMessage? message) =>
        ThoughtCarrier.HasThoughts(message?.AdditionalProperties)
        || message?.Contents.Any(static content =>
            content is TextReasoningContent { ProtectedData: { Length: > 0 } } || ThoughtCarrier.HasThoughts(content?.AdditionalProperties)) == true;

    private static ChatMessage Strip(ChatMessage message)
    {
        ChatMessage stripped = message.Clone();
        stripped.RawRepresentation = null;
        stripped.AdditionalProperties = ThoughtCarrier.Without(message);
        List<AIContent> contents = [];
        foreach (AIContent content in message.Contents)
        {
            if (content is FunctionCallContent call && ThoughtCarrier.HasThoughts(call.AdditionalProperties))
            {
                contents.Add(new FunctionCallContent(call.CallId, call.Name, call.Arguments)
                {
                    AdditionalProperties = ThoughtCarrier.Without(call.AdditionalProperties),
                    Exception = call.Exception,
                    InformationalOnly = call.InformationalOnly,
                });
            }
            else if (content is not TextReasoningContent)
            {
                contents.Add(content);
            }
        }

        stripped.Contents = contents;
        return stripped;
    }
}
