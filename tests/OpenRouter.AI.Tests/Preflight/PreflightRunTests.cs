using System.Linq;
using System.Threading.Tasks;

namespace OpenRouter.AI.Tests.Preflight;

public sealed class PreflightRunTests
{
    [Theory]
    [InlineData("openrouter/auto")]
    [InlineData("@preset/mine")]
    [InlineData("poor/text@preset/mine")]
    [InlineData(null)]
    public async Task Throw_ModelChosenElsewhere_IsSent(string? model)
    {
        using PreflightSetup setup = new(model, OpenRouterPreflightMode.Throw, withCatalog: false);

        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        Assert.Equal("chat/completions", Assert.Single(setup.Paths));
    }

    [Theory]
    [InlineData("poor/text:batch")]
    [InlineData("poor/text:thinking")]
    [InlineData("poor/text:extended")]
    [InlineData("poor/text:newer")]
    public async Task Throw_VariantThatIsNotListed_IsSentAndReportedByItsModel(string model)
    {
        using PreflightSetup plain = new(model, OpenRouterPreflightMode.Throw);
        Assert.Equal("Hi", (await plain.AskAsync("plain")).Text);
        Assert.Empty(plain.Reports);

        using PreflightSetup setup = new(model, OpenRouterPreflightMode.Throw);
        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        OpenRouterPreflightReport report = Assert.Single(setup.Reports);
        Assert.False(report.IsBlocking);
        Assert.Equal((model, "image"), (Assert.Single(report.Issues).ModelId, report.Issues[0].Capability));
    }

    [Theory]
    [InlineData("free")]
    [InlineData("nitro")]
    [InlineData("floor")]
    [InlineData("online")]
    [InlineData("exacto")]
    public async Task Throw_VariantOfAListedModel_IsSent(string variant)
    {
        using PreflightSetup setup = new("poor/text:" + variant, OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("plain")).Text);
        Assert.Empty(setup.Reports);
    }

    [Fact]
    public async Task Throw_VariantOfNoModel_IsNotSent()
    {
        using PreflightSetup setup = new("no/such:batch", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync("plain"));

        Assert.Equal(OpenRouterPreflightCheck.KnownModel, Assert.Single(refused.Report.Issues).Check);
    }

    [Fact]
    public async Task Throw_ModelForEmbeddings_NamesModelsThatAnswer()
    {
        using PreflightSetup setup = new("only/vectors", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync("plain"));

        Assert.Equal("only/vectors does not answer messages. Models that would do: poor/text, good/all, must/think.", refused.Message);
    }

    [Fact]
    public async Task Throw_Alternatives_AreTheCheapestThatHaveAll()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync("image"));

        Assert.Equal(["good/all", "fine/all", "rich/all"], refused.Report.Alternatives.Select(static model => model.Id));
        Assert.Equal("poor/text does not read image. Models that would do: good/all, fine/all, rich/all.", refused.Message);
    }

    [Fact]
    public async Task Throw_FallbackHasAll_IsSentAndReported()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("image", static o => o.Models = ["good/all"])).Text);

        OpenRouterPreflightReport report = Assert.Single(setup.Reports);
        Assert.False(report.IsBlocking);
        Assert.Equal("poor/text", Assert.Single(report.Issues).ModelId);
    }

    [Fact]
    public async Task Throw_FallbackDoesNotExist_IsNotSent()
    {
        using PreflightSetup setup = new("good/all", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(
            () => setup.AskAsync("plain", static o => o.Models = ["no/such"]));

        Assert.Equal("no/such", Assert.Single(refused.Report.Issues).ModelId);
    }
}
