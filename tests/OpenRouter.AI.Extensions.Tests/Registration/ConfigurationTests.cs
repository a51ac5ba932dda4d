using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Registration;

public class ConfigurationTests
{
    private static readonly Dictionary<string, string?> Everything = new()
    {
        ["AppTitle"] = "Shop",
        ["AppUrl"] = "https://shop.test",
        ["AppCategories:0"] = "cli-agent",
        ["Headers:X-Own"] = "1",
        ["MaxRetries"] = "5",
        ["IdleTimeout"] = "00:01:30",
        ["MaxEmbeddingBatchSize"] = "7",
        ["MaxEmbeddingBatchBytes"] = "8000",
        ["MaxParallelEmbeddingRequests"] = "3",
        ["Model"] = "emulator/echo",
        ["Models:0"] = "emulator/reasoning",
        ["EmbeddingModel"] = "e/f",
        ["EmbeddingDimensions"] = "16",
        ["Provider:Order:0"] = "a",
        ["Provider:Only:0"] = "b",
        ["Provider:Ignore:0"] = "c",
        ["Provider:Quantizations:0"] = "fp8",
        ["Provider:AllowFallbacks"] = "false",
        ["Provider:RequireParameters"] = "true",
        ["Provider:DataCollection"] = "deny",
        ["Provider:Zdr"] = "true",
        ["Provider:EnforceDistillableText"] = "true",
        ["Provider:Sort"] = "price",
        ["Provider:PreferredMinThroughput"] = "50",
        ["Provider:PreferredMaxLatency"] = "1.5",
        ["Provider:MaxPrice:Prompt"] = "1",
        ["Provider:MaxPrice:Completion"] = "2.5",
        ["Provider:MaxPrice:Request"] = "3",
        ["Provider:MaxPrice:Image"] = "4",
        ["Provider:MaxPrice:Audio"] = "5",
        ["Reasoning:Effort"] = "low",
        ["Reasoning:Exclude"] = "true",
        ["Reasoning:Enabled"] = "true",
        ["Reasoning:Summary"] = "auto",
        ["Reasoning:Context"] = "all_turns",
        ["Reasoning:Mode"] = "pro",
    };

    [Fact]
    public async Task L04_Options_EveryOne_IsBoundAndSent()
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.AddOpenRouterChatClient(), Everything.ToDictionary(static pair => "OpenRouter:" + pair.Key, static pair => pair.Value));

        OpenRouterOptions options = app.Services.GetRequiredService<IOptions<OpenRouterOptions>>().Value;
        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((5, TimeSpan.FromSeconds(90), 7, 8000, 3), (options.MaxRetries, options.IdleTimeout, options.MaxEmbeddingBatchSize, options.MaxEmbeddingBatchBytes, options.MaxParallelEmbeddingRequests));
        Assert.Equal(("e/f", 16), (options.EmbeddingModel, options.EmbeddingDimensions));
        Testing.RecordedRequest sent = app.Server.Requests[^1];
        Assert.Equal("1", sent.Headers["X-Own"]);
        Assert.Equal("https://shop.test/", sent.Headers["HTTP-Referer"]);
        JsonElement body = sent.Body!.Value;
        Assert.Equal("emulator/echo", body.GetProperty("model").GetString());
        Assert.True(JsonElement.DeepEquals(Json("""["emulator/reasoning"]"""), body.GetProperty("models")));
        Assert.True(JsonElement.DeepEquals(Json("""{"effort":"low","exclude":true,"enabled":true,"summary":"auto","context":"all_turns","mode":"pro"}"""), body.GetProperty("reasoning")), body.GetProperty("reasoning").GetRawText());
        Assert.True(JsonElement.DeepEquals(
            Json("""
                 {"order":["a"],"only":["b"],"ignore":["c"],"quantizations":["fp8"],"allow_fallbacks":false,"require_parameters":true,
                  "data_collection":"deny","zdr":true,"enforce_distillable_text":true,"sort":"price","preferred_min_throughput":50,
                  "preferred_max_latency":1.5,"max_price":{"prompt":1,"completion":2.5,"request":3,"image":4,"audio":5}}
                 """),
            body.GetProperty("provider")), body.GetProperty("provider").GetRawText());
    }

    [Fact]
    public void Options_EveryOneOfTheClient_HasItsPlace()
    {
        string[] missing = typeof(OpenRouterClientOptions).GetProperties().Select(static property => property.Name)
            .Except(typeof(OpenRouterOptions).GetProperties().Select(static property => property.Name)).Order(StringComparer.Ordinal).ToArray();

        // The clock is a service of the application, and retries are logged and counted.
        Assert.Equal(["OnRetry", "TimeProvider"], missing);
    }

    /// <param name="door">By which the request says its own.</param>
    [Theory]
    [InlineData("field")]
    [InlineData("extra body")]
    public async Task Defaults_RequestSaysOtherwise_RequestWins(string door)
    {
        await using TestApp app = await TestApp.StartAsync(
            services => services.AddOpenRouterChatClient(), Everything.ToDictionary(static pair => "OpenRouter:" + pair.Key, static pair => pair.Value));
        ChatOptions options = new ChatOptions { ModelId = "emulator/tools", Reasoning = new() { Effort = ReasoningEffort.High } }
            .WithOpenRouter(own =>
            {
                own.Provider = door == "field" ? new() { Sort = new ProviderSort("latency") } : null;
                own.ExtraBody = door == "field" ? null : new Dictionary<string, JsonElement> { ["provider"] = JsonElement.Parse("""{"sort":"latency"}""") };
            });

        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", options, TestContext.Current.CancellationToken);

        JsonElement body = app.Server.Requests[^1].Body!.Value;
        Assert.Equal("emulator/tools", body.GetProperty("model").GetString());
        Assert.Equal("high", body.GetProperty("reasoning").GetProperty("effort").GetString());
        Assert.Equal("latency", body.GetProperty("provider").GetProperty("sort").GetString());
        Assert.Equal("deny", body.GetProperty("provider").GetProperty("data_collection").GetString());
        Assert.Null(options.RawRepresentationFactory);
    }

    [Fact]
    public async Task ApiKey_OnlyInTheVariable_IsTaken()
    {
        await using TestApp app = await TestApp.StartAsync(null, new() { ["OpenRouter:ApiKey"] = "", ["OPENROUTER_API_KEY"] = "sk-or-v1-variable" });

        Assert.Equal("sk-or-v1-variable", app.Services.GetRequiredService<IOptions<OpenRouterOptions>>().Value.ApiKey);
    }

    [Fact]
    public async Task AddOpenRouter_SameSectionTwice_ListsAreNotDoubled()
    {
        Dictionary<string, string?> settings = Everything.ToDictionary(static pair => "OpenRouter:" + pair.Key, static pair => pair.Value);
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouter(configuration), settings);

        OpenRouterOptions options = app.Services.GetRequiredService<IOptions<OpenRouterOptions>>().Value;

        Assert.Equal(["emulator/reasoning"], options.Models);
        Assert.Equal(["a", "b", "c", "fp8"], [.. options.Provider!.Order, .. options.Provider.Only, .. options.Provider.Ignore, .. options.Provider.Quantizations]);
        Assert.Equal(options.AppCategories.Distinct(), options.AppCategories);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
