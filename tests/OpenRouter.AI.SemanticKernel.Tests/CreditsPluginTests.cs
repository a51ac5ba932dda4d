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
