using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
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
