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
        ChatResponse response = await base.GetResponseAsync(
            QualifiedCalls.Of(messages, options), PlainOptions.Of(options), cancellationToken).ConfigureAwait(false);
        foreach (ChatMessage message in response.Messages)
        {
            ScalarArguments.Unwrap(message.Contents, options);
            Describe(message, response);
        }

        return response;
    }

    /// <summary>Puts on the message what Semantic Kernel drops of the response; its own connectors have it in the metadata.</summary>
    private static void Describe(ChatMessage message, ChatResponse response)
    {
        AdditionalPropertiesDictionary properties = message.AdditionalProperties ??= [];
        properties["Id"] = response.ResponseId;
        properties["FinishReason"] = response.FinishReason?.Value;
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        properties["Provider"] = metadata?.Provider;
        properties["Cost"] = metadata?.Cost;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IAsyncEnumerable<ChatResponseUpdate> updates = base.GetStreamingResponseAsync(
            QualifiedCalls.Of(messages, options), PlainOptions.Of(options), cancellationToken);
        await foreach (ChatResponseUpdate update in updates.ConfigureAwait(false))
        {
            ScalarArguments.Unwrap(update.Contents, options);
            yield return update;
        }
    }

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
