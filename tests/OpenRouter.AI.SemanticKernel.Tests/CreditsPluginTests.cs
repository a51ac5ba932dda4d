using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class CreditsPluginTests
{
    private const string Credits = """{"data":{"total_credits":100.5,"total_usage":25.754}}""";

    private const string Key =
        """{"data":{"label":"sk-or-v1-abc...def","creator_user_id":"user_secret","limit":100,"limit_remaining":74.5,"limit_reset":"monthly","usage":25.5,"usage_daily":1,"usage_weekly":2,"usage_monthly":25.5,"is_free_tier":false}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Roads.Endpoints), MemberType = typeof(Roads))]
    public async Task Credits_plugin_registration(bool responses)
    {
        Service service = Service.Saying(new Answer("ok"), new Answer("ok"));
        await Kernels.Of(service, responses).AskAsync(streams: false);
        Kernel kernel = Kernels.Of(service, responses, configure: builder => builder.Plugins.AddOpenRouterCredits());
        await kernel.AskAsync(streams: false);

        Assert.Null(service.Requests[0].Field("tools"));
        Assert.Equal(
            ["OpenRouter_can_afford", "OpenRouter_get_credits", "OpenRouter_get_key_limits"],
            service.Last.Tools.Select(tool => tool.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Credits_plugin_functions_are_chosen()
    {
        Kernel kernel = Kernels.Of(new Service(), configure: builder => builder.Plugins.AddOpenRouterCredits(
            "Money", OpenRouterCreditsFunctions.CanAfford | OpenRouterCreditsFunctions.GetGenerationCost));

        Assert.Equal(["can_afford", "get_generation_cost"], kernel.Plugins["Money"].Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Credits_plugin_forbidden()
    {
        Service service = new Service().ThenJson("""{"error":{"code":403,"message":"Only management keys, user_secret."}}""", 403);

        OpenRouterCreditsResult result = (await InvokeAsync(service, "get_credits")).GetValue<OpenRouterCreditsResult>()!;

        Assert.False(result.Available);
        Assert.NotNull(result.Reason);
        Assert.DoesNotContain("user_secret", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credits_plugin_no_secrets()
    {
        OpenRouterKeyLimitsResult result =
            (await InvokeAsync(new Service().ThenJson(Key), "get_key_limits")).GetValue<OpenRouterKeyLimitsResult>()!;

        string everything = JsonSerializer.Serialize(result) + result;
        Assert.DoesNotContain("sk-or", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("user_secret", everything, StringComparison.Ordinal);
        Assert.Equal((100m, 74.5m, "monthly", false), (result.LimitUsd, result.LimitRemainingUsd, result.LimitReset, result.IsFreeTier));
    }

    [Fact]
    public async Task Credits_plugin_template()
    {
        Service service = new Service().ThenJson(Credits).Then(new Answer("ok"));
        Kernel kernel = Kernels.Of(service, configure: builder => builder.Plugins.AddOpenRouterCredits());

        await kernel.InvokePromptAsync("Account: {{OpenRouter.get_credits}}", cancellationToken: Token);

        Assert.Equal(["user:Account: 74.74 US dollars are left of 100.5; 25.76 were used."], service.Last.History);
    }

    [Fact]
    public async Task Credits_plugin_cache()
    {
        Service service = new Service().ThenJson(Credits);
        Kernel kernel = Kernels.Of(service, configure: builder => builder.Plugins.AddOpenRouterCredits());

        for (int call = 0; call < 3; call++)
        {
            await kernel.InvokeAsync("OpenRouter", "get_credits", cancellationToken: Token);
        }

        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Credits_plugin_own_credential()
    {
        const string ManagementKey = "sk-or-v1-management";
        Service inference = Service.Saying(new Answer(Calls: new Call("c1", "OpenRouter_get_credits")), new Answer("done"));
        Service management = new Service().ThenJson(Credits);
        Kernel kernel = Kernels.Of(inference, configure: builder =>
        {
            builder.Services.AddKeyedSingleton(
                OpenRouterCreditsPlugin.ManagementServiceKey, management.OpenRouter(options => options.ApiKey = ManagementKey));
            builder.Plugins.AddOpenRouterCredits();
        });

        await kernel.AskAsync(streams: false);

        Assert.Equal(ManagementKey, management.Single.Key);
        Assert.All(inference.Requests, request => Assert.Equal(Service.Key, request.Key));
        Assert.Equal("""result:c1 {"available":true,"remaining_usd":74.74,"purchased_usd":100.5,"used_usd":25.76}""", inference.Last.History[^1]);
    }

    [Theory]
    [InlineData("2.5", true)]
    [InlineData("75", false)]
    public async Task Credits_plugin_can_afford(string cost, bool expected)
    {
        Service inference = Service.Saying(
            new Answer(Calls: new Call("c1", "Spend_can_afford", $$"""{"estimatedCostUsd":{{cost}}}""")), new Answer("done"));
        Kernel kernel = Kernels.Of(inference, configure: builder => builder.Plugins.AddOpenRouterCredits(
            new Service().ThenJson(Key).OpenRouter(), new Service().ThenJson(Credits).OpenRouter(), "Spend"));

        Assert.Equal("done", await kernel.AskAsync(streams: false));

        Assert.Equal($$"""result:c1 {"affordable":{{(expected ? "true" : "false")}}}""", inference.Last.History[^1]);
    }

    [Fact]
    public async Task Credits_plugin_can_afford_says_what_was_not_checked()
    {
        Service management = new Service().ThenJson("""{"error":{"code":403,"message":"no"}}""", 403);
        OpenRouterCreditsPlugin plugin = new(new Service().ThenJson(Key).OpenRouter(), management.OpenRouter());

        OpenRouterAffordableResult result = await plugin.CanAffordAsync(50, Token);

        Assert.True(result.Affordable);
        Assert.Contains("Only the spending limit of the key was checked", result.Reason, StringComparison.Ordinal);
        Assert.Contains(result.Reason!, result.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(false, false, "b")]
    [InlineData(false, true, null)]
    [InlineData(true, false, null)]
    [InlineData(true, false, "b")]
    [InlineData(true, true, "b")]
    public async Task Credits_plugin_finds_the_client_of_a_service(bool completion, bool responses, string? serviceId)
    {
        Service asked = new Service().ThenJson(Key);
        Service other = new Service().ThenJson(Key);
        IKernelBuilder builder = Kernel.CreateBuilder();
        if (serviceId is not null)
        {
            builder.Services.AddSingleton(other.OpenRouter());
        }

        _ = (completion, responses) switch
        {
            (false, false) => builder.AddOpenRouterChatClient(Kernels.Model, asked.OpenRouter(), serviceId),
            (false, true) => builder.AddOpenRouterResponsesChatClient(Kernels.Model, asked.OpenRouter(), serviceId),
            (true, false) => builder.AddOpenRouterChatCompletion(Kernels.Model, asked.OpenRouter(), serviceId),
            (true, true) => builder.AddOpenRouterResponsesChatCompletion(Kernels.Model, asked.OpenRouter(), serviceId),
        };
        builder.Plugins.AddOpenRouterCredits(serviceId: serviceId);

        await builder.Build().InvokeAsync("OpenRouter", "get_key_limits", cancellationToken: Token);

        Assert.Single(asked.Requests);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void Credits_plugin_takes_no_other_account()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(new Service().OpenRouter());
        builder.Plugins.AddOpenRouterCredits(serviceId: "b");

        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => builder.Build().Plugins.Count);

        Assert.Contains("'b'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Management_key_asks_no_models()
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        OpenRouterClient client = new Service().OpenRouter();
        const string Id = OpenRouterCreditsPlugin.ManagementServiceKey;

        Assert.Throws<ArgumentException>(() => builder.AddOpenRouterChatClient(Kernels.Model, client, Id));
        Assert.Throws<ArgumentException>(() => builder.AddOpenRouterResponsesChatCompletion(Kernels.Model, client, Id));
        Assert.Throws<ArgumentException>(() => builder.AddOpenRouterEmbeddingGenerator("acme/embed", client, serviceId: Id));
    }

    [Fact]
    public async Task Credits_plugin_generation_cost_is_kept_and_rounded()
    {
        Service service = new Service().ThenJson(
            """{"data":{"id":"gen-12345","total_cost":0.00123456789,"model":"m","provider_name":"P","tokens_prompt":1,"tokens_completion":2}}""");
        OpenRouterCreditsPlugin plugin = new(service.OpenRouter());

        OpenRouterGenerationCostResult first = await plugin.GetGenerationCostAsync("gen-12345", Token);
        OpenRouterGenerationCostResult second = await plugin.GetGenerationCostAsync("gen-12345", Token);

        Assert.Equal((0.0013m, 0.0013m), (first.CostUsd, second.CostUsd));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData("../keys")]
    [InlineData("")]
    public async Task Credits_plugin_generation_id_is_checked(string id)
    {
        OpenRouterGenerationCostResult result = await new OpenRouterCreditsPlugin(new Service().OpenRouter()).GetGenerationCostAsync(id, Token);

        Assert.False(result.Available);
    }

    [Fact]
    public async Task Credits_aifunctions()
    {
        Service service = new Service()
            .Then(new Answer(Calls: new Call("c1", "openrouter_get_credits"))).ThenJson(Credits).Then(new Answer("done"))
            .Then(new Answer(Calls: new Call("c2", "openrouter_get_credits")));
        OpenRouterClient client = service.OpenRouter();
        using IChatClient chat = client.AsIChatClient(Kernels.Model).AsBuilder().UseFunctionInvocation().Build();
        AIFunction[] functions = [.. OpenRouterAccountFunctions.Create(client)];

        Assert.Equal("done", (await chat.GetResponseAsync("hi", new ChatOptions { Tools = [.. functions] }, Token)).Text);
        ChatResponse asking = await chat.GetResponseAsync(
            "hi", new ChatOptions { Tools = [.. functions.Select(function => new ApprovalRequiredAIFunction(function))] }, Token);

        Assert.Contains(asking.Messages.SelectMany(message => message.Contents), content => content is ToolApprovalRequestContent);
    }

    private static Task<FunctionResult> InvokeAsync(Service service, string function) =>
        Kernels.Of(service, configure: builder => builder.Plugins.AddOpenRouterCredits()).InvokeAsync("OpenRouter", function, cancellationToken: Token);
}
