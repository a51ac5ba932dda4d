using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// The developer's prompt of settings. Options have no place for it, and the history is the caller's, which is to stay as it is; so it travels
/// beside the standard options, and becomes a message here.
/// </summary>
internal static class DeveloperPrompt
{
    private const string Key = "chat_developer_prompt";
    private const string Role = "developer";

    /// <summary>Puts the prompt into options. Semantic Kernel's own instructions keep it for clients that do not look here.</summary>
    internal static void Put(ChatOptions options, string? prompt)
    {
        if (!string.IsNullOrWhiteSpace(prompt))
        {
            (options.AdditionalProperties ??= [])[Key] = prompt;
        }
    }

    /// <summary>Puts the prompt before a history that has no message of a developer.</summary>
    internal static ChatMessage[] Before(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ChatMessage[] history = [.. messages];
        return Of(options) is { } prompt && !history.Any(static message => string.Equals(message.Role.Value, Role, StringComparison.OrdinalIgnoreCase))
            ? [new ChatMessage(new ChatRole(Role), prompt), .. history]
            : history;
    }

    /// <summary>Takes the prompt out of options that are for one request.</summary>
    internal static void TakeFrom(ChatOptions options)
    {
        if (Of(options) is { } prompt)
        {
            options.AdditionalProperties!.Remove(Key);
            options.Instructions = string.Equals(options.Instructions, prompt, StringComparison.Ordinal) ? null : options.Instructions;
        }
    }

    private static string? Of(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out object? prompt) == true && prompt is string { Length: > 0 } text ? text : null;
}
