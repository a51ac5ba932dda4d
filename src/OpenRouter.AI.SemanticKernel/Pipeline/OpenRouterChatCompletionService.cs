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
        try
        {
            return await _service.GetChatMessageContentsAsync(chatHistory, settings, kernel, cancellationToken).ConfigureAwait(false);
        }
        catch (OpenRouterException failure)
        {
            throw KernelFailure.Of(failure);
        }
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        OpenRouterPromptExecutionSettings? settings = Own(executionSettings, chatHistory);
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
