using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>A request whose cost nobody tells keeps what was set aside, also beside others of the same call whose cost is known.</summary>
public class ReceiptUnknownTests
{
    private const string Record = """{"data":{"id":"gen-9","total_cost":0.5}}""";

    [Theory]
    [InlineData(1, true, 0.35)]
    [InlineData(2, true, 0.45)]
    [InlineData(1, false, 0.1)]
    [InlineData(2, false, 0.2)]
    public async Task Gateway_AnswersForTheService_EachKeepsWhatWasSetAside(int times, bool thenAnswers, double spent)
    {
        await using PricedApp app = await PricedApp.StartAsync(inner => Repeating(new ReceiptChatClient(inner), times));
        for (int time = 0; time < times; time++)
        {
            app.Server.Enqueue(PricedApp.Gateway());
        }

        app.Server.Enqueue(thenAnswers ? ScriptedAnswer.Json(PricedApp.Answer) : Refusal());

        Exception? failure = await Xunit.Record.ExceptionAsync(app.AskAsync);

        Assert.Equal(thenAnswers, failure is null);
        Assert.Equal((decimal)spent, await app.SpentAsync());
    }

    [Theory]
    [InlineData(true, 0.75)]
    [InlineData(false, 0.25)]
    public async Task Refusal_HasAGenerationAndIsRepeated_IsLookedUp(bool hasRecord, double spent)
    {
        await using PricedApp app = await PricedApp.StartAsync(static inner => Repeating(new ReceiptChatClient(inner), 1));
        app.Server.Enqueue(Refusal(HttpStatusCode.BadGateway).WithHeader("X-Generation-Id", "gen-9"));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        Answer(app, hasRecord);

        await app.AskAsync();

        Assert.Equal((decimal)spent, await app.SpentAsync());
    }

    [Theory]
    [InlineData(true, 0.75)]
    [InlineData(false, 0.35)]
    public async Task Timeout_HasAGenerationAndIsRepeated_IsLookedUpOrKeepsWhatWasSetAside(bool hasRecord, double spent)
    {
        await using PricedApp app = await PricedApp.StartAsync(static inner => Repeating(new ReceiptChatClient(inner), 1));
        app.Server.Enqueue(PricedApp.Gateway().WithHeader("X-Generation-Id", "gen-9"));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        Answer(app, hasRecord);

        await app.AskAsync();

        Assert.Equal((decimal)spent, await app.SpentAsync());
    }

    /// <summary>There the refusal is all that is seen; the answer before it was paid for.</summary>
    [Theory]
    [InlineData(false, 0.1)]
    [InlineData(true, 0.25)]
    public async Task Refusal_AfterAnAnswerThatWasKept_IsNotAllThereIs(bool isTold, double spent)
    {
        await using PricedApp app = await PricedApp.StartAsync(inner => new Middleware(
            isTold ? new ReceiptChatClient(inner) : inner, static async (below, messages, options, token) =>
        {
            await below.GetResponseAsync(messages, options, token);
            return await below.GetResponseAsync(messages, options, token);
        }));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        app.Server.Enqueue(Refusal());

        await Assert.ThrowsAsync<OpenRouterException>(app.AskAsync);

        Assert.Equal((decimal)spent, await app.SpentAsync());
    }

    [Fact]
    public async Task Stream_FailsBeforeItIsRead_IsToldToo()
    {
        await using PricedApp app = await PricedApp.StartAsync(static inner => new Middleware(
            new ReceiptChatClient(new HastyClient(inner)), static async (below, messages, options, token) =>
            {
                Assert.Throws<OperationCanceledException>(() => below.GetStreamingResponseAsync(messages, options, token));
                return await below.GetResponseAsync(messages, options, token);
            }));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        Answer(app, hasRecord: true);

        await app.AskAsync();

        Assert.Equal(0.75m, await app.SpentAsync());
    }

    private static Middleware Repeating(IChatClient inner, int times) => new(inner, async (below, messages, options, token) =>
    {
        for (int time = 0; time < times; time++)
        {
            await Assert.ThrowsAsync<OpenRouterException>(() => below.GetResponseAsync(messages, options, token));
        }

        return await below.GetResponseAsync(messages, options, token);
    });

    private static ScriptedAnswer Refusal(HttpStatusCode status = HttpStatusCode.BadRequest) =>
        ScriptedAnswer.Json("""{"error":{"message":"no"}}""", status);

    private static void Answer(PricedApp app, bool hasRecord)
    {
        // The client waits for a record that the service says is missing; a page says nothing.
        for (int asked = 0; asked < (hasRecord ? 1 : 6); asked++)
        {
            app.Server.Enqueue(hasRecord ? ScriptedAnswer.Json(Record) : ScriptedAnswer.Raw("text/html", "<html></html>", HttpStatusCode.NotFound));
        }
    }

    /// <summary>Sends, and is cancelled, before its stream is read.</summary>
    private sealed class HastyClient(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new OperationCanceledException { Data = { ["openrouter:generation_id"] = "gen-9" } };
    }
}
