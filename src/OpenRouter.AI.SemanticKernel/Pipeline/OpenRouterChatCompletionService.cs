using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// The chat completion service over a pipeline. It takes the settings of any other service, without what is lost when Semantic Kernel
/// converts them, and reports failures as Semantic Kernel's own services do.
/// </summary>
internal sealed class OpenRouterChatCompletionService(IChatClient client) : IChatCompletionService, IDisposable
{
    private readonly IChatCompletionService _service = client.AsChatCompletionService();

    public IReadOnlyDictionary<string, object?> Attributes => _service.Attributes;

    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        OpenRouterPromptExecutionSettings? settings = Own(executionSettings, chatHistory);
        ChatMessageContent? first = chatHistory.FirstOrDefault();
        try
        {
            return await _service.GetChatMessageContentsAsync(chatHistory, settings, kernel, cancellationToken).ConfigureAwait(false);
        }
        catch (OpenRouterException failure)
        {
            throw KernelFailure.Of(failure);
        }
        finally
        {
            TakeBack(chatHistory, first, settings);
        }
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        OpenRouterPromptExecutionSettings? settings = Own(executionSettings, chatHistory);
        ChatMessageContent? first = chatHistory.FirstOrDefault();
        IAsyncEnumerator<StreamingChatMessageContent> contents = _service
            .GetStreamingChatMessageContentsAsync(chatHistory, settings, kernel, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await NextAsync(contents).ConfigureAwait(false))
            {
                yield return contents.Current;
            }
        }
        finally
        {
            await contents.DisposeAsync().ConfigureAwait(false);
            TakeBack(chatHistory, first, settings);
        }
    }

    /// <summary>Gets the client at the end of the pipeline.</summary>
    internal OpenRouterClient? Client => client.GetService<OpenRouterClient>();

    public void Dispose() => client.Dispose();

    private static OpenRouterPromptExecutionSettings? Own(PromptExecutionSettings? given, ChatHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (given is null)
        {
            return null;
        }

        OpenRouterPromptExecutionSettings settings = OpenRouterPromptExecutionSettings.FromExecutionSettings(given);
        if (!ReferenceEquals(settings, given) && history.Any(static message => message.Role == AuthorRole.System))
        {
            // The services that those settings are for add theirs only where there is none.
            settings.ChatSystemPrompt = null;
        }

        return settings;
    }

    /// <summary>Takes the developer's prompt out of the caller's history again, which the settings put there for the request.</summary>
    private static void TakeBack(ChatHistory history, ChatMessageContent? first, OpenRouterPromptExecutionSettings? settings)
    {
        if (settings?.ChatDeveloperPrompt is { } prompt && history.Count > 0 && !ReferenceEquals(history[0], first)
            && history[0].Role == AuthorRole.Developer && string.Equals(history[0].Content, prompt, StringComparison.Ordinal))
        {
            history.RemoveAt(0);
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<StreamingChatMessageContent> contents)
    {
        try
        {
            return await contents.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OpenRouterException failure)
        {
            throw KernelFailure.Of(failure);
        }
    }
}
