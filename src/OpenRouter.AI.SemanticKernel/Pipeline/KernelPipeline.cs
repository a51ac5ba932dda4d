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
        OpenRouterClient client = source.Resolve(services, out IDisposable? owned);
        IChatClient inner = responses ? client.AsIResponsesChatClient(modelId) : client.AsIChatClient(modelId);
        ILoggerFactory? loggers = services.GetService<ILoggerFactory>();
        ChatClientBuilder builder = new KernelCompatibleChatClient(inner, owned).AsBuilder()
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
        OpenRouterClient client = source.Resolve(services, out IDisposable? owned);
        ILoggerFactory? loggers = services.GetService<ILoggerFactory>();
        EmbeddingGeneratorBuilder<string, Embedding<float>> builder =
            new OwningEmbeddingGenerator(client.AsIEmbeddingGenerator(modelId, dimensions), owned).AsBuilder()
                .UseOpenTelemetry(loggers, sourceName, configure);
        if (loggers is not null)
        {
            builder.UseLogging(loggers);
        }

        return builder.Build(services);
    }
}
