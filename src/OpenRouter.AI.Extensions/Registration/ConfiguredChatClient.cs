using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Configuration;

namespace OpenRouter.AI.Registration;

/// <summary>A chat client whose requests are completed by what the configuration says at the time.</summary>
internal sealed class ConfiguredChatClient(IChatClient inner, ConfiguredClient configured, string? model) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetResponseAsync(messages, Complete(options), cancellationToken);

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        configured.Stopping.CanBeCanceled && configured.Options.EndStreamsOnShutdown
            ? UntilStoppingAsync(base.GetStreamingResponseAsync(messages, Complete(options), CancellationToken.None), cancellationToken)
            : base.GetStreamingResponseAsync(messages, Complete(options), cancellationToken);

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        object? service = base.GetService(serviceType, serviceKey);
        return service is ChatClientMetadata { DefaultModelId: null } metadata && configured.Options.Model is { } configuredModel
            ? new ChatClientMetadata(metadata.ProviderName, metadata.ProviderUri, configuredModel)
            : service;
    }

    /// <summary>Completes options by what the configuration says; completing them again changes nothing.</summary>
    internal ChatOptions? Complete(ChatOptions? options) => RequestDefaults.Apply(options, configured.Options, model, Sender.Of(InnerClient));

    private async IAsyncEnumerable<ChatResponseUpdate> UntilStoppingAsync(
        IAsyncEnumerable<ChatResponseUpdate> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, configured.Stopping);
        IAsyncEnumerator<ChatResponseUpdate> enumerator = updates.GetAsyncEnumerator(either.Token);
        await using (enumerator.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await enumerator.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (OperationCanceledException exception) when (either.IsCancellationRequested)
                {
                    // Callers compare with their own token.
                    throw cancellationToken.IsCancellationRequested
                        ? new OperationCanceledException(exception.Message, exception, cancellationToken)
                        : new OperationCanceledException("The application is shutting down.", exception, configured.Stopping);
                }

                yield return enumerator.Current;
            }
        }
    }
}
