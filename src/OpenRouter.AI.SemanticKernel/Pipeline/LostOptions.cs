using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using OpenRouter.AI.SemanticKernel.Settings;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>What Semantic Kernel's conversion to chat options loses and leaves a trace of, so that it can be refused and not dropped.</summary>
internal static class LostOptions
{
    private const string Instead = "Use OpenRouterPromptExecutionSettings, or the chat completion service of AddOpenRouterChatCompletion.";

    /// <exception cref="ArgumentException">Something was lost; the message says what, and what to do.</exception>
    internal static void Check(ChatOptions options)
    {
        if (options.Reasoning is { Effort: null, Output: null })
        {
            throw new ArgumentException(
                "Semantic Kernel lost the setting 'reasoning_effort' on the way to a chat client: it knows low, medium, high and xhigh alone. "
                + $"Write \"reasoning\": {{ \"effort\": \"minimal\" }} in its place. {Instead}",
                nameof(options));
        }

        if (options.Tools is not { Count: > 0 } && Names(options).Contains("toolCallBehavior", StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"The setting ToolCallBehavior reaches services of the OpenAI connector alone. Use FunctionChoiceBehavior. {Instead}", nameof(options));
        }
    }

    /// <summary>Checks what a factory makes when the client asks for it, since each of its calls is the caller's to count.</summary>
    internal static Func<IChatClient, object?>? Checked(Func<IChatClient, object?>? factory) => factory is null ? null : client => factory(client) switch
    {
        { } raw when SdkValueConverter.IsOfSdk(raw.GetType()) => throw new ArgumentException(
            $"The setting ExtraBody of the OpenAI connector reaches its own services alone, as a {raw.GetType()}. {Instead}", nameof(client)),
        var raw => raw,
    };

    private static IEnumerable<string> Names(ChatOptions options) =>
        options.AdditionalProperties?.Where(static property => property.Value is not null).Select(static property => property.Key) ?? [];
}
