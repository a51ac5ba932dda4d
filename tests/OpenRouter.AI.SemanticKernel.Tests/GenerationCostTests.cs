using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class GenerationCostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.00101", "0.0011")]
    [InlineData("0.0099", "0.0099")]
    [InlineData("0.0101", "0.011")]
    [InlineData("0.05001", "0.051")]
    [InlineData("0.0999", "0.1")]
    [InlineData("0.123", "0.13")]
    [InlineData("1.001", "1.01")]
    public async Task Credits_plugin_generation_cost_is_hardly_more_than_it_was(string cost, string expected)
    {
        Service service = new Service().ThenJson($$$"""{"data":{"id":"gen-12345","total_cost":{{{cost}}},"model":"m"}}""");

        OpenRouterGenerationCostResult result = await new OpenRouterCreditsPlugin(service.OpenRouter()).GetGenerationCostAsync("gen-12345", Token);

        Assert.Equal($"{expected} US dollars of m.", result.ToString());
    }

    [Fact]
    public async Task Credits_plugin_generation_without_a_cost_is_asked_again()
    {
        Service service = new Service().ThenJson("""{"data":{"id":"gen-12345","model":"m"}}""")
            .ThenJson("""{"data":{"id":"gen-12345","total_cost":0.5,"tokens_prompt":1,"tokens_completion":2}}""");
        OpenRouterCreditsPlugin plugin = new(service.OpenRouter());

        OpenRouterGenerationCostResult early = await plugin.GetGenerationCostAsync("gen-12345", Token);
        OpenRouterGenerationCostResult late = await plugin.GetGenerationCostAsync("gen-12345", Token);

        Assert.False(early.Available);
        Assert.Equal("The cost is not available: The record has no cost yet.", early.ToString());
        Assert.Equal("0.5 US dollars for 1 and 2 tokens.", late.ToString());
    }
}
