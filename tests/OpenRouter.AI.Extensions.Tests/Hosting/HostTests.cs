using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenRouter.AI.Testing;
using StackExchange.Redis;

namespace OpenRouter.AI.Extensions.Tests.Hosting;

/// <summary>Whole applications.</summary>
public class HostTests
{
    [Theory]
    [InlineData("chat")]
    [InlineData("responses")]
    public async Task Host_BothClientsKeyedWithEverything_StreamedToolLoopHasItsCostOnOneSpan(string key)
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        using IHost host = await TestHost.StartAsync(server, static services =>
        {
            services.AddDistributedMemoryCache();
            Around(services.AddKeyedOpenRouterChatClient("chat", "emulator/tools"));
            Around(services.AddKeyedOpenRouterResponsesChatClient("responses", "emulator/tools"));
        });
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "whole",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        IChatClient chat = host.Services.GetRequiredKeyedService<IChatClient>(key);
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => "rain in " + city, "weather")] };

        ChatResponse first = await AskAsync(chat, options);
        int sent = server.Requests.Count;
        ChatResponse second = await AskAsync(chat, options);

        double cost = (double)first.Usage!.GetOpenRouterCost()!.Value;
        Activity[] whole = [.. spans.Where(static span => span.OperationName.StartsWith("chat", StringComparison.Ordinal))];
        Assert.Contains("rain in", first.Text, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count(static request => request.Body is not null));
        Assert.Equal(cost, Assert.IsType<double>(whole[0].GetTagItem("openrouter.cost")), 9);

        // The second answer comes from the cache, and costs nothing.
        Assert.Equal(sent, server.Requests.Count);
        Assert.Equal(first.Text, second.Text);
        Assert.Null(whole[1].GetTagItem("openrouter.cost"));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Streams_FiveHundredAtOnce_AllAreComplete()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        using IHost host = await TestHost.StartAsync(server, static services => services.AddOpenRouterChatClient("emulator/echo")
            .UseOpenRouterBudget(static budget => budget.AddScope("all", 10m)));
        IChatClient chat = host.Services.GetRequiredService<IChatClient>();
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;

        ChatResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 500).Select(index =>
            chat.GetStreamingResponseAsync($"number {index}.", cancellationToken: cancellationToken).ToChatResponseAsync(cancellationToken)));

        Assert.All(responses, static response => Assert.Equal(ChatFinishReason.Stop, response.FinishReason));
        Assert.All(responses.Select(static (response, index) => (response, index)), static pair => Assert.Contains($"number {pair.index}.", pair.response.Text, StringComparison.Ordinal));
        Assert.Equal(500, responses.Select(static response => response.ResponseId).Distinct().Count());
    }

    [Fact]
    public async Task Readme_Registrations_Resolve()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["OpenRouter:ApiKey"] = "sk-or-v1-x", ["OpenRouter:Model"] = "openai/gpt-4o" });
        builder.Services.AddOpenRouter(builder.Configuration);
        builder.Services.AddOpenRouterChatClient()
            .UseFunctionInvocation()
            .UseOpenTelemetry()
            .UseOpenRouterSessions()
            .UseOpenRouterBudget(budget => budget.AddScope("app", 20m, OpenRouterBudgetPeriod.Day).AddConversations(0.50m));
        builder.Services.AddHealthChecks().AddOpenRouter(minimumCredits: 5);
        builder.Services.AddSingleton<IOpenRouterBudgetLedger>(p => new OpenRouterRedisBudgetLedger(p.GetRequiredService<IConnectionMultiplexer>()));
        builder.Services.AddSingleton<IOpenRouterBudgetLedger>(new OpenRouterMemoryBudgetLedger());
        builder.Services.AddOpenRouter(o => o.MaxRetries = 0).RemoveAllResilienceHandlers().AddStandardResilienceHandler(h =>
        {
            h.AttemptTimeout.Timeout = TimeSpan.FromMinutes(5);
            h.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(15);
            h.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(10);
        });
        using IHost host = builder.Build();

        IChatClient chat = host.Services.GetRequiredService<IChatClient>();
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal("openai/gpt-4o", chat.GetService<ChatClientMetadata>()?.DefaultModelId);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void L10_TrimReflectionDisabled() => Assert.False(JsonSerializer.IsReflectionEnabledByDefault);

    private static void Around(ChatClientBuilder builder) => builder
        .UseOpenTelemetry(sourceName: "whole").UseDistributedCache().UseFunctionInvocation().UseOpenTelemetry(sourceName: "request")
        .UseOpenRouterBudget(static budget => budget.AddScope("all", 1m));

    private static Task<ChatResponse> AskAsync(IChatClient chat, ChatOptions options) =>
        chat.GetStreamingResponseAsync("hi", options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);
}
