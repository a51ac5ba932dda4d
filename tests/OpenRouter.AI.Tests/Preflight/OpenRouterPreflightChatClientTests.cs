using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Preflight;

public sealed class OpenRouterPreflightChatClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throw_Streaming_NothingIsSent()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw);

        await Assert.ThrowsAsync<OpenRouterPreflightException>(
            async () => await setup.Chat
                .GetStreamingResponseAsync(PreflightRequests.Messages("image"), PreflightRequests.Options("image"), Token)
                .ToListAsync(Token));

        Assert.Equal("models", Assert.Single(setup.Paths));
    }

    [Fact]
    public async Task Warn_ModelLacksSomething_IsSentAndReported()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Warn, answer: PreflightSetup.Stream);

        ChatResponse answer = await setup.Chat.GetStreamingResponseAsync(PreflightRequests.Messages("image"), null, Token).ToChatResponseAsync(Token);

        Assert.Equal("Hi", answer.Text);
        Assert.True(Assert.Single(setup.Reports).IsBlocking);
    }

    [Fact]
    public async Task Off_ModelLacksSomething_CatalogIsNotFetched()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Off, withCatalog: false);

        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        Assert.Empty(setup.Reports);
    }

    [Fact]
    public async Task Throw_CatalogCannotBeFetched_IsSent()
    {
        using PreflightSetup setup = new("poor/text", OpenRouterPreflightMode.Throw, catalogStatus: 500);

        Assert.Equal("Hi", (await setup.AskAsync("image")).Text);
        Assert.Equal(["models", "chat/completions"], setup.Paths);
    }

    [Fact]
    public async Task Throw_CatalogTakesTooLong_IsSent()
    {
        FakeTimeProvider time = new();
        ScriptedHandler stalled = new ScriptedHandler().Stall();
        using OpenRouterClient slow = AccountWire.Client(stalled, time);
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(PreflightSetup.Answer), time);
        using OpenRouterPreflightChatClient chat = new(client.AsIChatClient("poor/text"), new OpenRouterModelCatalog(slow), OpenRouterPreflightMode.Throw);

        Task<ChatResponse> task = chat.GetResponseAsync(PreflightRequests.Messages("image"), cancellationToken: Token);
        await stalled.Waiting;
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("Hi", (await task).Text);
    }
}
