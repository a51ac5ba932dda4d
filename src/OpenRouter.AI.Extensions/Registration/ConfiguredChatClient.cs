using System;
using System.Collections.Generic;
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
        base.GetStreamingResponseAsync(messages, Complete(options), cancellationToken);

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        object? service = base.GetService(serviceType, serviceKey);
        return service is ChatClientMetadata { DefaultModelId: null } metadata && configured.Options.Model is { } configuredModel
            ? new ChatClientMetadata(metadata.ProviderName, metadata.ProviderUri, configuredModel)
            : service;
    }

    private ChatOptions? Complete(ChatOptions? options) => RequestDefaults.Apply(options, configured.Options, model, Sender.Of(InnerClient));
}
