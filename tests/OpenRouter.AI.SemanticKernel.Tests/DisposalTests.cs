using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI.SemanticKernel.Pipeline;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class DisposalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose(bool completion)
    {
        Service service = Service.Saying(new Answer("ok"), new Answer("still open"));
        HttpClient http = service.Client();
        ServiceCollection services = new();
        IKernelBuilder builder = services.AddKernel();
        _ = completion
            ? builder.AddOpenRouterChatCompletion(Kernels.Model, Service.Key, Service.Endpoint, httpClient: http)
            : builder.AddOpenRouterChatClient(Kernels.Model, Service.Key, Service.Endpoint, httpClient: http);
        builder.AddOpenRouterEmbeddingGenerator("acme/embed", Service.Key, httpClient: http);
        ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal("ok", await provider.GetRequiredService<Kernel>().AskAsync(streams: false));
        _ = provider.GetRequiredService<IEmbeddingGenerator>();

        await provider.DisposeAsync();

        Assert.False(service.IsDisposed);
        using HttpRequestMessage request = new(HttpMethod.Post, Service.Endpoint);
        using HttpResponseMessage answer = await http.SendAsync(request, Token);
        Assert.True(answer.IsSuccessStatusCode);
        http.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_closes_the_client_that_was_made(bool completion)
    {
        ServiceCollection services = new();
        IKernelBuilder builder = services.AddKernel();
        _ = completion
            ? builder.AddOpenRouterChatCompletion(Kernels.Model, Service.Key, new Uri("http://127.0.0.1:1/api/v1"))
            : builder.AddOpenRouterChatClient(Kernels.Model, Service.Key, new Uri("http://127.0.0.1:1/api/v1"));
        ServiceProvider provider = services.BuildServiceProvider();
        OpenRouterClient? client = completion
            ? Assert.IsType<OpenRouterChatCompletionService>(provider.GetRequiredService<IChatCompletionService>()).Client
            : provider.GetRequiredService<IChatClient>().GetService<OpenRouterClient>();

        await provider.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client!.GetKeyAsync(Token));
    }

    [Fact]
    public async Task Dispose_closes_once_what_a_container_holds_twice()
    {
        Counted counted = new();
        OpenRouterClient client = new Service().OpenRouter();
        ServiceCollection services = new();
        services.AddSingleton<IChatClient>(provider =>
            new KernelCompatibleChatClient(client.AsIChatClient(Kernels.Model), counted).AsBuilder().UseKernelFunctionInvocation().Build(provider));
        services.AddSingleton<IChatCompletionService>(provider => new OpenRouterChatCompletionService(provider.GetRequiredService<IChatClient>()));
        services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(_ => new OwningEmbeddingGenerator(client.AsIEmbeddingGenerator("acme/embed"), counted));
        services.AddSingleton<IEmbeddingGenerator>(provider => provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>());
        ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IChatCompletionService>();
        _ = provider.GetRequiredService<IEmbeddingGenerator>();

        await provider.DisposeAsync();

        // Once for the chat client, and once for the generator.
        Assert.Equal(2, counted.Times);
    }

    private sealed class Counted : IDisposable
    {
        public int Times { get; private set; }

        public void Dispose() => Times++;
    }
}
