using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Embeddings;
using Microsoft.SemanticKernel.Services;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class EmbeddingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Embedding_generator()
    {
        Service service = Embeddings();
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.AddOpenRouterEmbeddingGenerator("acme/embed", service.OpenRouter(), dimensions: 2)
            .AddOpenRouterEmbeddingGenerator("acme/other", service.OpenRouter(), serviceId: "other");
        Kernel kernel = builder.Build();
        IEmbeddingGenerator<string, Embedding<float>> generator = kernel.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

        GeneratedEmbeddings<Embedding<float>> vectors = await generator.GenerateAsync(["a", "b"], cancellationToken: Token);

        Assert.Equal([[1f, 2f], [3f, 4f]], vectors.Select(vector => vector.Vector.ToArray()));
        Assert.Equal("2", service.Single.Field("dimensions"));
        Assert.Same(generator, kernel.Services.GetRequiredService<IEmbeddingGenerator>());
        Assert.NotSame(generator, kernel.Services.GetRequiredKeyedService<IEmbeddingGenerator>("other"));
        Assert.Equal("acme/other", kernel.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>("other").GetService<EmbeddingGeneratorMetadata>()!.DefaultModelId);
    }

    [Fact]
    public async Task Embedding_legacy_service()
    {
        Kernel kernel = Kernel.CreateBuilder().AddOpenRouterEmbeddingGenerator("acme/embed", Embeddings().OpenRouter()).Build();
#pragma warning disable CS0618, SKEXP0001 // The older interface is what this is about.
        ITextEmbeddingGenerationService service =
            kernel.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().AsTextEmbeddingGenerationService();
#pragma warning restore CS0618, SKEXP0001

        Assert.Equal([[1f, 2f], [3f, 4f]], (await service.GenerateEmbeddingsAsync(["a", "b"], cancellationToken: Token)).Select(vector => vector.ToArray()));
        Assert.Equal("acme/embed", service.GetModelId());
    }

    private static Service Embeddings() => new Service().ThenJson(
        """{"object":"list","model":"acme/embed","data":[{"object":"embedding","index":1,"embedding":[3,4]},{"object":"embedding","index":0,"embedding":[1,2]}],"usage":{"prompt_tokens":2,"total_tokens":2}}""");
}
