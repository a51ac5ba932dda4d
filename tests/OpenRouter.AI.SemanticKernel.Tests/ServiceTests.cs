using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Embeddings;
using Microsoft.SemanticKernel.Services;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class ServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ChatHistory Hi => [new ChatMessageContent(AuthorRole.User, "hi")];

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Usage_metadata_service(bool responses, bool streams)
    {
        IChatCompletionService chat = Kernels.Of(Service.Saying("Hello."), responses).GetRequiredService<IChatClient>().AsChatCompletionService();

        UsageDetails usage = streams
            ? Assert.Single((await chat.GetStreamingChatMessageContentsAsync(Hi, cancellationToken: Token).ToListAsync(Token))
                .Select(part => part.Metadata is not null && part.Metadata.TryGetValue("Usage", out object? value) ? value as UsageContent : null)
                .OfType<UsageContent>()).Details
            : Assert.IsType<UsageDetails>((await chat.GetChatMessageContentAsync(Hi, cancellationToken: Token)).Metadata!["Usage"]);

        Assert.Equal((7, 5, 2, 3), (usage.InputTokenCount, usage.OutputTokenCount, usage.CachedInputTokenCount, usage.ReasoningTokenCount));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Cost_sums_over_loop(bool responses, bool streams)
    {
        Service service = Service.Saying(new Answer(Cost: 0.001m, Calls: new Call("c1", "Weather_ping")), new Answer("done", Cost: 0.0025m));
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        ChatResponse response = await kernel.ResponseAsync(streams);

        Assert.Equal(3_500_000, response.Usage!.AdditionalCounts!["openrouter:cost_nano_usd"]);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Metadata_extras_on_message(bool responses, bool streams)
    {
        IChatCompletionService chat = Kernels.Of(Service.Saying("Hello."), responses).GetRequiredService<IChatClient>().AsChatCompletionService();

        IReadOnlyDictionary<string, object?> metadata = streams
            ? Assert.Single(await chat.GetStreamingChatMessageContentsAsync(Hi, cancellationToken: Token).ToListAsync(Token), part =>
                part.Metadata?.ContainsKey("FinishReason") == true).Metadata!
            : (await chat.GetChatMessageContentAsync(Hi, cancellationToken: Token)).Metadata!;

        Assert.Equal("gen-1", metadata["Id"]);
        Assert.Equal("stop", metadata["FinishReason"]);
        Assert.Equal(0.001m, metadata["Cost"]);
        Assert.IsType<DateTimeOffset>(metadata["CreatedAt"]);

        // The Responses endpoint names no provider.
        Assert.Equal(responses ? null : "Acme", metadata.GetValueOrDefault("Provider"));
    }

    [Fact]
    public async Task Keyed_services()
    {
        Service first = Service.Saying("first");
        Service second = Service.Saying("second");
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.AddOpenRouterChatClient("a/one", first.OpenRouter(), "one").AddOpenRouterResponsesChatClient("a/two", second.OpenRouter(), "two");
        Kernel kernel = builder.Build();

        Assert.Equal("first", await kernel.AskAsync(streams: false, new PromptExecutionSettings { ServiceId = "one" }));
        Assert.Equal("second", await kernel.AskAsync(streams: false, new PromptExecutionSettings { ServiceId = "two" }));
        Assert.Equal("a/two", kernel.GetRequiredService<IChatClient>("two").GetService<ChatClientMetadata>()!.DefaultModelId);
    }

    [Fact]
    public async Task Model_id_selection()
    {
        Service first = Service.Saying("first");
        Service second = Service.Saying("second");
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.AddOpenRouterChatClient("a/one", first.OpenRouter(), "one").AddOpenRouterChatClient("a/two", second.OpenRouter(), "two");

        Assert.Equal("first", await builder.Build().AskAsync(streams: false, new PromptExecutionSettings { ModelId = "a/one" }));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Addkernel_aspnet(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");
        ServiceCollection services = new();
        services.AddSingleton(service.OpenRouter());
        IKernelBuilder builder = services.AddKernel();
        _ = responses ? builder.AddOpenRouterResponsesChatClient(Kernels.Model) : builder.AddOpenRouterChatClient(Kernels.Model);
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal("ok", await scope.ServiceProvider.GetRequiredService<Kernel>().AskAsync(streams));
    }

    [Fact]
    public async Task Core_di_plus_addkernel()
    {
        Weather weather = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_report", """{"city":"Oslo"}""")), new Answer("done"));
        ServiceCollection services = new();
        services.AddChatClient(service.OpenRouter().AsIChatClient(Kernels.Model)).UseKernelFunctionInvocation();
        services.AddKernel().Plugins.AddFromObject(weather, "Weather");
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("done", await provider.GetRequiredService<Kernel>().AskAsync(streams: false));
        Assert.Single(weather.Given);
    }

    [Fact]
    public void Client_is_missing_in_the_container()
    {
        Kernel kernel = Kernel.CreateBuilder().AddOpenRouterChatClient(Kernels.Model).Build();

        Assert.Contains(nameof(OpenRouterClient), Assert.Throws<InvalidOperationException>(() => kernel.GetRequiredService<IChatClient>()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Chatcompletion_registration(bool responses)
    {
        Service service = Service.Saying(new Answer("summary"));
        Kernel kernel = Completion(service, responses);
        IChatCompletionService chat = kernel.GetRequiredService<IChatCompletionService>();

        Assert.Equal(Kernels.Model, chat.GetModelId());
        Assert.Equal(Service.Endpoint.ToString(), chat.GetEndpoint());
        ChatHistory history = [new(AuthorRole.User, "a"), new(AuthorRole.Assistant, "b"), new(AuthorRole.User, "c"), new(AuthorRole.Assistant, "d")];
        IEnumerable<ChatMessageContent>? reduced = await new ChatHistorySummarizationReducer(chat, 2).ReduceAsync(history, Token);
        Assert.Contains("summary", reduced!.Select(message => message.Content));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Custom_ai_service_selector(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");
        Kernel kernel = Completion(service, responses, builder => builder.Services.AddSingleton<IAIServiceSelector>(new FirstService()));

        Assert.Equal("ok", await kernel.AskAsync(streams, new PromptExecutionSettings()));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Chatcompletion_takes_settings_of_files_and_other_services(bool responses, bool streams)
    {
        Service service = Service.Saying(new Answer("ok"), new Answer("ok"));
        Kernel kernel = Completion(service, responses);

        await kernel.AskAsync(streams, new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["reasoning_effort"] = "minimal" } });
        await kernel.AskAsync(streams, new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings { ResponseFormat = typeof(Report), MaxTokens = 9 });

        Assert.Equal("minimal", service.Requests[0].Body.GetProperty("reasoning").GetProperty("effort").GetString());
        Assert.Contains("degrees", service.Last.Field(responses ? "text" : "response_format"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Openai_settings_class_tolerated(bool responses, bool streams)
    {
        foreach (bool completion in new[] { false, true })
        {
            Service service = Service.Saying("ok");
            Kernel kernel = completion ? Completion(service, responses) : Kernels.Of(service, responses);

            await kernel.AskAsync(streams, new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings
            {
                Temperature = 0.5,
                TopLogprobs = responses ? null : 2,
                Logprobs = responses ? null : true,
                TokenSelectionBiases = new Dictionary<int, int> { [5] = 10 },
                ToolCallBehavior = Microsoft.SemanticKernel.Connectors.OpenAI.ToolCallBehavior.AutoInvokeKernelFunctions,
            });

            Assert.Equal("0.5", service.Single.Field("temperature"));
            Assert.DoesNotContain("toolCallBehavior", service.Single.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("token_selection_biases", service.Single.Text, StringComparison.Ordinal);
            if (!responses)
            {
                Assert.Equal("""{"5":10}""", service.Single.Field("logit_bias"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task System_prompt_not_duplicated(bool responses, bool streams)
    {
        foreach (bool completion in new[] { false, true })
        {
            Service service = Service.Saying("ok");
            Kernel kernel = completion ? Completion(service, responses) : Kernels.Of(service, responses);

            await kernel.AskAsync(streams, new Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIPromptExecutionSettings { ChatSystemPrompt = "be brief" });

            Assert.Single(service.Single.Text.Split("be brief").Skip(1));
        }
    }

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

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Telemetry_spans(bool responses, bool streams)
    {
        string source = "test-" + Guid.NewGuid();
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), new Answer("done"));
        IKernelBuilder builder = Kernel.CreateBuilder();
        _ = responses
            ? builder.AddOpenRouterResponsesChatClient(Kernels.Model, service.OpenRouter(), openTelemetrySourceName: source)
            : builder.AddOpenRouterChatClient(Kernels.Model, service.OpenRouter(), openTelemetrySourceName: source);
        builder.Plugins.AddFromObject(new Weather(), "Weather");

        await builder.Build().AskAsync(streams);

        Activity[] chats = [.. spans.Where(span => span.OperationName.StartsWith("chat ", StringComparison.Ordinal))];
        Assert.Equal(2, chats.Length);
        Assert.All(chats, span => Assert.Equal("openrouter", span.GetTagItem("gen_ai.provider.name")));
        Assert.All(chats, span => Assert.Equal(7, Convert.ToInt32(span.GetTagItem("gen_ai.usage.input_tokens"), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Contains(spans, span => span.OperationName.StartsWith("orchestrate_tools", StringComparison.Ordinal));
        Assert.Contains(spans, span => span.OperationName == "execute_tool Weather_ping");
    }

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Telemetry_token_metrics(bool responses)
    {
        string model = "acme/" + Guid.NewGuid();
        ConcurrentBag<string> names = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == "Microsoft.SemanticKernel")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Keep(instrument, tags));
        listener.Start();
        IKernelBuilder builder = Kernel.CreateBuilder();
        OpenRouterClient client = Service.Saying("ok").OpenRouter();
        _ = responses ? builder.AddOpenRouterResponsesChatClient(model, client) : builder.AddOpenRouterChatClient(model, client);

        await builder.Build().AskAsync(streams: false);

        Assert.Contains("semantic_kernel.function.invocation.token_usage.prompt", names);
        Assert.Contains("semantic_kernel.function.invocation.token_usage.completion", names);

        void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Value as string == model)
                {
                    names.Add(instrument.Name);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Chatcompletion_runs_functions(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_day", """{"day":"Friday"}""")), new Answer("done"));
        Kernel kernel = Completion(service, responses, builder => builder.Plugins.AddFromObject(weather, "Weather"));

        Assert.Equal("done", await kernel.AskAsync(streams));
        Assert.Equal([DayOfWeek.Friday], weather.Given);
        Assert.Equal(["user:hi", """call:c1 Weather_day {"day":"Friday"}""", "result:c1 sunny on Friday"], service.Last.History);
    }

    internal static Kernel Completion(Service service, bool responses, Action<IKernelBuilder>? configure = null)
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        _ = responses
            ? builder.AddOpenRouterResponsesChatCompletion(Kernels.Model, service.OpenRouter())
            : builder.AddOpenRouterChatCompletion(Kernels.Model, service.OpenRouter());
        configure?.Invoke(builder);
        return builder.Build();
    }

    private static Service Embeddings() => new Service().ThenJson(
        """{"object":"list","model":"acme/embed","data":[{"object":"embedding","index":1,"embedding":[3,4]},{"object":"embedding","index":0,"embedding":[1,2]}],"usage":{"prompt_tokens":2,"total_tokens":2}}""");

    private sealed class FirstService : IAIServiceSelector
    {
        public bool TrySelectAIService<T>(
            Kernel kernel,
            KernelFunction function,
            KernelArguments arguments,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? service,
            out PromptExecutionSettings? serviceSettings)
            where T : class, IAIService
        {
            service = kernel.Services.GetService<T>();
            serviceSettings = null;
            return service is not null;
        }
    }
}
