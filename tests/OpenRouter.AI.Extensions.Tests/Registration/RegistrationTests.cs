using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Registration;

public class RegistrationTests
{
    [Fact]
    public async Task L01_AddChatClient_Resolves_MiddlewareOutermostFirst()
    {
        await using TestApp app = await TestApp.StartAsync(services => services
            .AddOpenRouterChatClient("emulator/echo").UseFunctionInvocation().UseOpenTelemetry());

        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        Assert.IsType<FunctionInvokingChatClient>(chat);
        Assert.NotNull(chat.GetService<OpenTelemetryChatClient>());
        Assert.Same(app.Services.GetRequiredService<OpenRouterClient>(), chat.GetService<OpenRouterClient>());
        Assert.Contains("emulator", (await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken)).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task L02_AddKeyed_TwoKeys_TwoModels()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddKeyedOpenRouterChatClient("fast", "emulator/echo");
            services.AddKeyedOpenRouterResponsesChatClient("deep", "emulator/reasoning");
        });

        Assert.Equal("emulator/echo", app.Services.GetRequiredKeyedService<IChatClient>("fast").GetService<ChatClientMetadata>()?.DefaultModelId);
        Assert.NotNull(app.Services.GetRequiredKeyedService<IChatClient>("deep").GetService<OpenRouterResponsesChatClient>());
        Assert.Null(app.Services.GetService<IChatClient>());
    }

    [Fact]
    public async Task AddKeyedOpenRouter_OwnKey_IsSentByTheClientsWithThatKey()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddOpenRouterChatClient("emulator/echo");
            services.AddKeyedOpenRouter("b", options =>
            {
                options.ApiKey = "sk-or-v1-b";
                options.Endpoint = new Uri("http://127.0.0.1:1/api/v1");
                options.MaxRetries = 0;
            });
            services.AddKeyedOpenRouterChatClient("b", "emulator/echo");
        });

        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredKeyedService<IChatClient>("b")
            .GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton, true, true)]
    [InlineData(ServiceLifetime.Scoped, false, true)]
    [InlineData(ServiceLifetime.Transient, false, false)]
    public async Task L03_Lifetimes_AreHonoured(ServiceLifetime lifetime, bool sameInRoot, bool sameInScope)
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("emulator/echo", lifetime));
        await using AsyncServiceScope one = app.Services.CreateAsyncScope();
        await using AsyncServiceScope other = app.Services.CreateAsyncScope();

        IChatClient chat = one.ServiceProvider.GetRequiredService<IChatClient>();

        Assert.Equal(sameInScope, ReferenceEquals(chat, one.ServiceProvider.GetRequiredService<IChatClient>()));
        Assert.Equal(sameInRoot, ReferenceEquals(chat, other.ServiceProvider.GetRequiredService<IChatClient>()));
    }

    [Fact]
    public async Task L05_RegisterTwice_NothingIsDoubled()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddOpenRouter();
            services.AddOpenRouter();
            services.AddOpenRouterChatClient("emulator/echo");
        });

        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(app.Services.GetServices<OpenRouterClient>());
        Assert.Single(app.Services.GetServices<Microsoft.Extensions.Options.IValidateOptions<OpenRouterOptions>>());
        Assert.Equal("Bearer " + app.Server.ApiKey, app.Server.Requests[^1].Headers["Authorization"]);
    }

    [Fact]
    public async Task L06_AddEmbeddingGenerator_ConfiguredModel_GivesVectors()
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.AddOpenRouterEmbeddingGenerator(),
            new() { ["OpenRouter:EmbeddingModel"] = "openai/text-embedding-3-small", ["OpenRouter:EmbeddingDimensions"] = "8" });

        GeneratedEmbeddings<Embedding<float>> vectors = await app.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>()
            .GenerateAsync(["a"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.NotEmpty(vectors);
        Assert.Equal(8, app.Server.Requests[^1].Body!.Value.GetProperty("dimensions").GetInt32());
        Assert.NotNull(app.Services.GetService<IEmbeddingGenerator>());

        // Spans and vector stores read the model there.
        EmbeddingGeneratorMetadata? metadata = app.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GetService<EmbeddingGeneratorMetadata>();
        Assert.Equal(("openai/text-embedding-3-small", 8), (metadata?.DefaultModelId, metadata?.DefaultModelDimensions));
    }

    [Fact]
    public async Task AddKeyedEmbeddingGenerator_TwoKeys_TwoModels()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddKeyedOpenRouterEmbeddingGenerator("small", "openai/text-embedding-3-small");
            services.AddKeyedOpenRouterEmbeddingGenerator("large", "openai/text-embedding-3-large");
        });

        string?[] models = [.. new[] { "small", "large" }.Select(key =>
            app.Services.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(key).GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId)];

        Assert.Equal(["openai/text-embedding-3-small", "openai/text-embedding-3-large"], models);
        Assert.Null(app.Services.GetService<IEmbeddingGenerator<string, Embedding<float>>>());
    }

    [Fact]
    public void AddOpenRouterChatClient_WithoutAddOpenRouter_SaysWhatIsMissing()
    {
        ServiceCollection services = new();
        services.AddOpenRouterChatClient("a/b");
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Contains("AddOpenRouter(", Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IChatClient>).Message, StringComparison.Ordinal);
    }
}
