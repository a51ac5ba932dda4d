using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Preflight;

public sealed class PreflightNeedsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throw_ToolsThatMayNotBeCalled_AreNotNeeded()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);
        ChatOptions options = PreflightRequests.Options("tools");
        options.ToolMode = ChatToolMode.None;

        Assert.Equal("Hi", (await setup.Chat.GetResponseAsync(PreflightRequests.Messages("plain"), options, Token)).Text);
        Assert.Empty(setup.Reports);
    }

    [Theory]
    [InlineData("max_output_tokens", "501", OpenRouterPreflightCheck.MaxOutputTokens)]
    [InlineData("text", """{"format":{"type":"json_schema"}}""", OpenRouterPreflightCheck.StructuredOutput)]
    public async Task Throw_FieldOfResponses_IsRead(string field, string value, OpenRouterPreflightCheck check)
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);
        ChatOptions options = new() { AdditionalProperties = new() { ["openrouter:" + field] = JsonElement.Parse(value) } };

        OpenRouterPreflightException refused = await Assert.ThrowsAsync<OpenRouterPreflightException>(
            () => setup.Chat.GetResponseAsync(PreflightRequests.Messages("plain"), options, Token));

        Assert.Equal(check, Assert.Single(refused.Report.Issues).Check);
    }

    [Fact]
    public async Task Throw_AnyPdf_IsSent()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("pdf")).Text);
    }

    [Fact]
    public async Task Throw_LongButCompressed_IsSent()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        Assert.Equal("Hi", (await setup.AskAsync("long compressed")).Text);
    }

    [Fact]
    public async Task Throw_ModelOfTheOptions_IsTheOneChecked()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);
        ChatOptions options = PreflightRequests.Options("image");
        options.ModelId = "good/all";

        Assert.Equal("Hi", (await setup.Chat.GetResponseAsync(PreflightRequests.Messages("image"), options, Token)).Text);
    }
}
