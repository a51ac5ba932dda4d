using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Options;
using OpenRouter.AI.Tools;

namespace OpenRouter.AI;

/// <summary>Marks where a part of the prompt ends that the provider should cache.</summary>
/// <remarks>Needed for Anthropic, Gemini and Qwen models; most others cache without being asked. To mark the whole prompt, set
/// <see cref="OpenRouterRequestOptions.CacheControl"/>. Other providers ignore the mark.
/// Source: <see href="https://openrouter.ai/docs/guides/best-practices/prompt-caching"/>.</remarks>
public static class OpenRouterCacheControlExtensions
{
    /// <summary>Marks a content to be cached for five minutes, together with all that stands before it.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <param name="content">The content to change.</param>
    /// <returns>The same <paramref name="content"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    /// <exception cref="ArgumentException">The content is neither text nor a tool's result: the service documents the mark for texts alone.</exception>
    public static T WithCacheControl<T>(this T content)
        where T : AIContent => content.WithCacheControl(null);

    /// <summary>Marks a content to be cached, together with all that stands before it.</summary>
    /// <typeparam name="T">The type of the content.</typeparam>
    /// <param name="content">The content to change.</param>
    /// <param name="cacheControl">The mark; <see langword="null"/> for one of five minutes.</param>
    /// <returns>The same <paramref name="content"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    /// <exception cref="ArgumentException">The content is neither text nor a tool's result: the service documents the mark for texts alone.</exception>
    public static T WithCacheControl<T>(this T content, CacheControl? cacheControl)
        where T : AIContent
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content is not (TextContent or FunctionResultContent))
        {
            throw new ArgumentException($"A {content.GetType().Name} cannot be marked: mark the text after it instead.", nameof(content));
        }

        content.AdditionalProperties ??= [];
        content.AdditionalProperties[RequestOptionNames.CacheControl] = Mark(cacheControl);
        return content;
    }

    /// <summary>Marks a message to be cached for five minutes, together with all that stands before it.</summary>
    /// <param name="message">The message to change.</param>
    /// <returns>The same <paramref name="message"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static ChatMessage WithCacheControl(this ChatMessage message) => message.WithCacheControl(null);

    /// <summary>Marks a message to be cached, together with all that stands before it.</summary>
    /// <param name="message">The message to change. The mark is sent on its last text.</param>
    /// <param name="cacheControl">The mark; <see langword="null"/> for one of five minutes.</param>
    /// <returns>The same <paramref name="message"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public static ChatMessage WithCacheControl(this ChatMessage message, CacheControl? cacheControl)
    {
        ArgumentNullException.ThrowIfNull(message);
        message.AdditionalProperties ??= [];
        message.AdditionalProperties[RequestOptionNames.CacheControl] = Mark(cacheControl);
        return message;
    }

    /// <summary>Marks a function to be cached for five minutes, together with the tools before it.</summary>
    /// <param name="function">The function; it stays as it is.</param>
    /// <returns>A function that does the same and carries the mark.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    public static AIFunction WithCacheControl(this AIFunction function) => function.WithCacheControl(null);

    /// <summary>Marks a function to be cached, together with the tools before it.</summary>
    /// <param name="function">The function; it stays as it is.</param>
    /// <param name="cacheControl">The mark; <see langword="null"/> for one of five minutes.</param>
    /// <returns>A function that does the same and carries the mark.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="function"/> is null.</exception>
    public static AIFunction WithCacheControl(this AIFunction function, CacheControl? cacheControl)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new MarkedFunction(function, RequestOptionNames.CacheControl, Mark(cacheControl));
    }

    /// <summary>Marks a tool to be cached for five minutes, together with the tools before it.</summary>
    /// <param name="tool">The tool; it stays as it is.</param>
    /// <returns>A tool that does the same and carries the mark.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tool"/> is null.</exception>
    /// <exception cref="ArgumentException">The tool is no function: the service documents the mark for functions alone.</exception>
    public static AITool WithCacheControl(this AITool tool) => tool.WithCacheControl(null);

    /// <summary>Marks a tool to be cached, together with the tools before it.</summary>
    /// <param name="tool">The tool; it stays as it is.</param>
    /// <param name="cacheControl">The mark; <see langword="null"/> for one of five minutes.</param>
    /// <returns>A tool that does the same and carries the mark.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tool"/> is null.</exception>
    /// <exception cref="ArgumentException">The tool is no function: the service documents the mark for functions alone.</exception>
    public static AITool WithCacheControl(this AITool tool, CacheControl? cacheControl)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return tool switch
        {
            AIFunction function => function.WithCacheControl(cacheControl),
            AIFunctionDeclaration function =>
                new MarkedFunctionDeclaration(function, RequestOptionNames.CacheControl, Mark(cacheControl)),
            _ => throw new ArgumentException($"Only functions can be marked for caching, not the tool '{tool.Name}'.", nameof(tool)),
        };
    }

    private static JsonElement Mark(CacheControl? cacheControl) =>
        JsonSerializer.SerializeToElement(cacheControl ?? new CacheControl(), OptionsJson.Context.CacheControl);
}
