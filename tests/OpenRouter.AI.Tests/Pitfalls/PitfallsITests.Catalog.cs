using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of identity: account and catalog.</summary>
public partial class PitfallsITests
{
    private const string Zeros = """{"data":{"total_credits":0,"total_usage":0}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AccountWire.NormalKey)]
    [InlineData("""{"data":{"label":"sk-or-v1-abc...123"}}""")]
    public async Task I5_ZerosForAnInferenceKey_AreNoBalance(string key)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Zeros).Answer(key);
        using OpenRouterClient client = AccountWire.Client(handler);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => client.GetCreditsAsync(Token));

        Assert.Equal(HttpStatusCode.Forbidden, failure.StatusCode);
        Assert.False(failure.IsTransient);
        Assert.Contains("management key", failure.Message, StringComparison.Ordinal);
        Assert.Contains("GetKeyAsync", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["/api/v1/credits", "/api/v1/key"], handler.Requests.Select(static request => request.Uri.AbsolutePath));
    }

    [Theory]
    [InlineData(AccountWire.ManagementKey)]
    [InlineData("""{"data":{"is_provisioning_key":true}}""")]
    public async Task I5_ZerosForAManagementKey_AreTheBalance(string key)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(Zeros).Answer(key));

        OpenRouterCredits credits = await client.GetCreditsAsync(Token);

        Assert.Equal((0m, 0m, 0m), (credits.TotalCredits, credits.TotalUsage, credits.RemainingCredits));
    }

    [Fact]
    public async Task I5_RemainingCreditsNotSent_AreComputed()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer("""{"data":{"total_credits":1.0,"total_usage":1.5}}"""));

        Assert.Equal(-0.5m, (await client.GetCreditsAsync(Token)).RemainingCredits);
    }

    [Fact]
    public async Task I6_ModelsThatGiveNoText_AreListedWhenAskedFor()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(AccountWire.List())
            .Answer(AccountWire.List(AccountWire.Model("a/vectors", outputs: "\"embeddings\"")))
            .Answer(AccountWire.List());
        using OpenRouterClient client = AccountWire.Client(handler);

        await client.GetModelsAsync(cancellationToken: Token).ToListAsync(Token);
        var all = await client.GetModelsAsync(new OpenRouterModelQuery { OutputModalities = [ModelModality.All] }, Token).ToListAsync(Token);
        await new OpenRouterModelCatalog(client).GetModelsAsync(Token);

        Assert.Equal([ModelModality.Embeddings], all.Single().OutputModalities);
        Assert.Equal(["", "?output_modalities=all", "?output_modalities=all"], handler.Requests.Select(static request => request.Uri.Query));
    }

    [Fact]
    public async Task I7_Prices_ArePerTokenAndLimitsPerMillion()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List(AccountWire.Model("a/b", "0.00000015", "0.0000006")));
        using OpenRouterClient client = AccountWire.Client(handler);

        OpenRouterModel model = await client.GetModelsAsync(new OpenRouterModelQuery { MaxPromptPricePerMillion = 0.15m }, Token).SingleAsync(Token);

        Assert.Equal("?max_price=0.15", handler.Requests.Single().Uri.Query);
        Assert.Equal(0.00000015m, model.Pricing.PromptPricePerToken);
        Assert.Equal(0.75m, model.EstimateCost(new OpenRouterBillableUsage { InputTokens = 1_000_000, OutputTokens = 1_000_000 }));
    }

    [Fact]
    public async Task I7_DynamicPrice_IsNoPrice()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.List(AccountWire.Model("openrouter/auto", "-1", "-1"))));

        OpenRouterModel model = await client.GetModelsAsync(cancellationToken: Token).SingleAsync(Token);

        Assert.Equal((null, null, true), (model.Pricing.PromptPricePerToken, model.Pricing.CompletionPricePerToken, model.Pricing.IsDynamic));
        Assert.Null(model.EstimateCost(new OpenRouterBillableUsage { InputTokens = 1 }));
    }

    [Fact]
    public async Task I8_RecordNotThereYet_IsAskedForAgain()
    {
        const string Missing = """{"error":{"message":"Generation gen-1 not found","code":404}}""";
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(Missing, 404)
            .Answer(Missing, 404)
            .Answer("""{"data":{"id":"gen-1","total_cost":0.5}}""");
        using OpenRouterClient client = AccountWire.Client(handler, retries: 2);

        Assert.Equal(0.5m, (await client.GetGenerationAsync("gen-1", Token)).TotalCost);
        Assert.Equal(3, handler.Requests.Count);
    }
}
