using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// What Semantic Kernel needs of a client beside the contract: arguments that its binder can bind, and histories and options of its own
/// shapes put right. It stands next to the client, so that everything above sees the same.
/// </summary>
internal sealed class KernelCompatibleChatClient(IChatClient inner, IDisposable? owned = null) : DelegatingChatClient(inner)
{
    private IDisposable? _owned = owned;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatMessage[] history = DeveloperPrompt.Before(messages, options);
        ChatResponse response = await base.GetResponseAsync(Sent(history, options), PlainOptions.Of(options, history), cancellationToken).ConfigureAwait(false);
        bool goesOn = BrokenCalls.GoesOn(history);
        foreach (ChatMessage message in response.Messages)
        {
            BrokenCalls.Guard(message.Contents, response.FinishReason, goesOn);
            ScalarArguments.Unwrap(message.Contents, options);
            KernelMetadata.Describe(message, response);
        }

        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ChatMessage[] history = DeveloperPrompt.Before(messages, options);
        bool goesOn = BrokenCalls.GoesOn(history);
        IAsyncEnumerable<ChatResponseUpdate> updates =
            base.GetStreamingResponseAsync(Sent(history, options), PlainOptions.Of(options, history), cancellationToken);
        await foreach (ChatResponseUpdate update in updates.ConfigureAwait(false))
        {
            BrokenCalls.Guard(update.Contents, update.FinishReason, goesOn);
            ScalarArguments.Unwrap(update.Contents, options);
            KernelMetadata.Describe(update);
            yield return update;
        }
    }

    private static IEnumerable<ChatMessage> Sent(ChatMessage[] history, ChatOptions? options) =>
        PromptResults.Of(OriginalArguments.Of(QualifiedCalls.Of(BrokenCalls.Restored(history), options)));

    /// <summary>Closes the connections that were made for this client alone, once: a container may hold it in more than one place.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Interlocked.Exchange(ref _owned, null)?.Dispose();
        }
    }
}
