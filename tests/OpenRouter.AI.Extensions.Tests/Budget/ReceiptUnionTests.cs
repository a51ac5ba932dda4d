using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Middleware may answer with a client that tells nothing, beside the one below the budget: what is shown counts beside what is told.</summary>
public class ReceiptUnionTests
{
    private const string Record = """{"data":{"id":"gen-9","total_cost":0.5}}""";

    [Theory]
    [InlineData("0.25", "0.5")]
    [InlineData("0.5", "0.25")]
    public async Task Draft_IsToldAndTheAnswerShown_BothCount(string draft, string shown)
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender => new Middleware(
            new ReceiptChatClient(sender), async (below, messages, options, token) =>
            {
                await below.GetResponseAsync(messages, options, token);
                return await sender.GetResponseAsync(messages, options, token);
            }));
        app.Server.Enqueue(Answer("gen-1", draft));
        app.Server.Enqueue(Answer("gen-2", shown));

        await app.AskAsync();

        Assert.Equal(0.75m, await app.SpentAsync());
    }

    [Fact]
    public async Task Fallback_FailsAndNamesItsGeneration_IsLookedUp()
    {
        await using PricedApp app = await PricedApp.StartAsync(FallingBack);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"message":"no"}}""", HttpStatusCode.TooManyRequests));
        app.Server.Enqueue(PricedApp.Gateway().WithHeader("X-Generation-Id", "gen-9"));
        app.Server.Enqueue(ScriptedAnswer.Json(Record));

        await Assert.ThrowsAsync<OpenRouterException>(app.AskAsync);

        Assert.Equal(0.5m, await app.SpentAsync());
    }

    [Theory]
    [InlineData("of-a-cache", 0)]
    [InlineData("gen-9", 0.5)]
    public async Task Answer_IsOfNoRequest_IsLookedUpOnlyWhenTheServiceNamedIt(string id, double spent)
    {
        await using PricedApp app = await PricedApp.StartAsync(sender => new Middleware(
            new ReceiptChatClient(sender), (_, _, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "one")) { ResponseId = id })));
        app.Server.Enqueue(ScriptedAnswer.Json(Record));

        await app.AskAsync();

        Assert.Equal((decimal)spent, await app.SpentAsync());
    }

    /// <summary>Without the told refusal it would keep as much.</summary>
    [Fact]
    public async Task Fallback_TimesOutWithoutAName_KeepsWhatWasSetAside()
    {
        await using PricedApp app = await PricedApp.StartAsync(FallingBack);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"message":"no"}}""", HttpStatusCode.TooManyRequests));
        app.Server.Enqueue(PricedApp.Gateway());

        await Assert.ThrowsAsync<OpenRouterException>(app.AskAsync);

        Assert.Equal(0.1m, await app.SpentAsync());
    }

    /// <summary>Whatever status an error inside of an answer names: parts of the answer may have been held back, and billed.</summary>
    [Theory]
    [InlineData(429, true, 0.5)]
    [InlineData(400, true, 0.5)]
    [InlineData(429, false, 0)]
    public async Task Refusal_InsideOfAnAnswer_IsLookedUp(int code, bool hasRecord, double spent)
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender => sender);
        app.Server.Enqueue(ScriptedAnswer.Json($$$"""{"id":"gen-9","error":{"code":{{{code}}},"message":"no"}}"""));
        for (int asked = 0; asked < (hasRecord ? 1 : 6); asked++)
        {
            app.Server.Enqueue(hasRecord ? ScriptedAnswer.Json(Record) : ScriptedAnswer.Raw("text/html", "<html></html>", HttpStatusCode.NotFound));
        }

        await Assert.ThrowsAsync<OpenRouterException>(app.AskAsync);

        Assert.Equal((decimal)spent, await app.SpentAsync());
    }

    /// <summary>Asks again, with a client that tells nothing, when the request that was told is refused.</summary>
    private static Middleware FallingBack(IChatClient sender) => new(
        new ReceiptChatClient(sender), async (below, messages, options, token) =>
        {
            await Assert.ThrowsAsync<OpenRouterException>(() => below.GetResponseAsync(messages, options, token));
            return await sender.GetResponseAsync(messages, options, token);
        });

    private static ScriptedAnswer Answer(string id, string cost) => ScriptedAnswer.Json(
        PricedApp.Answer.Replace("gen-1", id, StringComparison.Ordinal).Replace("0.25", cost, StringComparison.Ordinal));
}
