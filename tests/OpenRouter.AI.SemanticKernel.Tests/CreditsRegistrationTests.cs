using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class CreditsRegistrationTests
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
}
