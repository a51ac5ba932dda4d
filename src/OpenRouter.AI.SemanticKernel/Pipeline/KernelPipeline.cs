using System;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// The clients that a kernel asks: function invocation outermost, so that each request to the model has a span of its own, and built with the
/// container, without which functions that are bound to no kernel cannot run.
/// </summary>
internal static class KernelPipeline
{
    internal static IChatClient Chat(
        IServiceProvider services, KernelClientSource source, string modelId, bool responses, ChatTelemetry telemetry)
    {
        ILoggerFactory? loggers = services.GetService<ILoggerFactory>();
        ChatClientBuilder builder = new ChatClientBuilder(container => Client(source.Resolve(container), source.IsOwned, modelId, responses))
            .UseKernelFunctionInvocation(loggers)
            .UseOpenTelemetry(loggers, telemetry.SourceName, telemetry.Configure);
        if (loggers is not null)
        {
            builder.UseLogging(loggers);
        }

        return builder.Build(services);
    }

    internal static IEmbeddingGenerator<string, Embedding<float>> Embeddings(
        IServiceProvider services,
        KernelClientSource source,
        string modelId,
        int? dimensions,
        string? sourceName,
        Action<OpenTelemetryEmbeddingGenerator<string, Embedding<float>>>? configure)
    {
        ILoggerFactory? loggers = services.GetService<ILoggerFactory>();
        EmbeddingGeneratorBuilder<string, Embedding<float>> builder =
            new EmbeddingGeneratorBuilder<string, Embedding<float>>(container => Generator(source.Resolve(container), source.IsOwned, modelId, dimensions))
                .UseOpenTelemetry(loggers, sourceName, configure);
        if (loggers is not null)
        {
            builder.UseLogging(loggers);
        }

        return builder.Build(services);
    }

    private static KernelCompatibleChatClient Client(OpenRouterClient client, bool isOwned, string modelId, bool responses) => new(
        responses ? client.AsIResponsesChatClient(modelId) : client.AsIChatClient(modelId), isOwned ? client : null);

    private static OwningEmbeddingGenerator Generator(OpenRouterClient client, bool isOwned, string modelId, int? dimensions) =>
        new(client.AsIEmbeddingGenerator(modelId, dimensions), isOwned ? client : null);
}
