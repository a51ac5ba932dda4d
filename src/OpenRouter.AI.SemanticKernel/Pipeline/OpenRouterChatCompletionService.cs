using System;
using System.Collections.Generic;
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
        try
        {
            return await _service.GetChatMessageContentsAsync(chatHistory, Own(executionSettings), kernel, cancellationToken).ConfigureAwait(false);
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
        IAsyncEnumerator<StreamingChatMessageContent> contents = _service
            .GetStreamingChatMessageContentsAsync(chatHistory, Own(executionSettings), kernel, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using (contents.ConfigureAwait(false))
        {
            while (await NextAsync(contents).ConfigureAwait(false))
            {
                yield return contents.Current;
            }
        }
    }

    public void Dispose() => client.Dispose();

    private static OpenRouterPromptExecutionSettings? Own(PromptExecutionSettings? settings) =>
        settings is null ? null : OpenRouterPromptExecutionSettings.FromExecutionSettings(settings);

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
