using System;
using System.Linq;
using System.Threading.Tasks;

namespace OpenRouter.AI.Tests.Preflight;

public sealed class PreflightRulesTests
{
    public static TheoryData<string, string, OpenRouterPreflightCheck, string> Lacks => new()
    {
        { "image", "poor/text", OpenRouterPreflightCheck.InputModality, "image" },
        { "audio", "poor/text", OpenRouterPreflightCheck.InputModality, "audio" },
        { "video", "poor/text", OpenRouterPreflightCheck.InputModality, "video" },
        { "file", "poor/text", OpenRouterPreflightCheck.InputModality, "file" },
        { "native pdf", "poor/text", OpenRouterPreflightCheck.InputModality, "file" },
        { "image in result", "must/think", OpenRouterPreflightCheck.InputModality, "image" },
        { "image output", "poor/text", OpenRouterPreflightCheck.OutputModality, "image" },
        { "tools", "poor/text", OpenRouterPreflightCheck.Tools, "tools" },
        { "schema", "poor/text", OpenRouterPreflightCheck.StructuredOutput, "structured_outputs" },
        { "json", "poor/text", OpenRouterPreflightCheck.StructuredOutput, "response_format" },
        { "none", "must/think", OpenRouterPreflightCheck.ReasoningEffort, "none" },
        { "medium", "poor/text", OpenRouterPreflightCheck.ReasoningEffort, "reasoning" },
        { "long", "poor/text", OpenRouterPreflightCheck.ContextLength, "context_length" },
        { "output", "poor/text", OpenRouterPreflightCheck.MaxOutputTokens, "max_completion_tokens" },
        { "plain", "gone/model", OpenRouterPreflightCheck.Expiration, "expiration_date" },
        { "plain", "only/vectors", OpenRouterPreflightCheck.OutputModality, "text" },
        { "plain", "no/such", OpenRouterPreflightCheck.KnownModel, "model" },
    };

    [Theory]
    [MemberData(nameof(Lacks))]
    public async Task Throw_ModelLacksSomething_NothingIsSent(string request, string model, OpenRouterPreflightCheck check, string capability)
    {
        using PreflightSetup setup = new(model, OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync(request));

        OpenRouterPreflightIssue issue = Assert.Single(refused.Report.Issues);
        Assert.Equal((model, check, capability), (issue.ModelId, issue.Check, issue.Capability));
        Assert.StartsWith(issue.Message, refused.Message, StringComparison.Ordinal);
        Assert.True(refused.Report.IsBlocking);
        Assert.Equal("models", Assert.Single(setup.Paths));
    }

    [Theory]
    [InlineData("image")]
    [InlineData("file")]
    [InlineData("image output")]
    [InlineData("tools")]
    [InlineData("schema")]
    [InlineData("json")]
    [InlineData("medium")]
    [InlineData("none")]
    public async Task Throw_ModelHasAll_IsSent(string request)
    {
        using PreflightSetup setup = new("good/all", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync(request)).Text);
        Assert.Equal(["models", "chat/completions"], setup.Paths);
    }

    [Fact]
    public async Task Throw_SeveralLacks_AreAllNamed()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(() => setup.AskAsync("everything"));

        Assert.Equal(["image", "tools", "structured_outputs", "reasoning"], refused.Report.Issues.Select(static issue => issue.Capability));
    }

    [Fact]
    public async Task Throw_EffortThatTheServiceMaps_IsSentAndReported()
    {
        using PreflightSetup setup = new("must/think", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("medium")).Text);

        OpenRouterPreflightReport report = Assert.Single(setup.Reports);
        Assert.False(report.IsBlocking);
        Assert.Equal("medium", Assert.Single(report.Issues).Capability);
    }
}
