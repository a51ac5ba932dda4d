using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Requests count for the call they belong to, wherever middleware sends them from, and all of them.</summary>
public class ReceiptTravelTests
{
    private const string Answer = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.25}}""";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Fact]
    public async Task Middleware_SendsWithoutTheContext_AnswerCounts()
    {
        await using TestApp app = await StartAsync(static inner => new Middleware(inner, static async (below, messages, options, token) =>
        {
            Task<ChatResponse> sent;
            using (ExecutionContext.SuppressFlow())
            {
                sent = Task.Run(() => below.GetResponseAsync(messages, options, token), token);
            }

            await sent;
            throw new ArgumentException("The answer is too short.", nameof(messages));
        }));
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));

        await Assert.ThrowsAsync<ArgumentException>(() => AskAsync(app));

        Assert.Equal(0.25m, await _ledger.SpentAsync("all"));
        Assert.DoesNotContain("receipt", app.Chats().Single().Body!.Value.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>It belongs to no call, but it may be one of this.</summary>
    [Fact]
    public async Task Middleware_SendsWithoutContextAndOptionsAndFails_StaysSetAside()
    {
        await using TestApp app = await StartAsync(static inner => new Middleware(inner, static async (below, messages, _, token) =>
        {
            using (ExecutionContext.SuppressFlow())
            {
                Task.Run(() => below.GetResponseAsync(messages, null, token), token).Wait(token);
            }

            await Task.Yield();
            throw new ArgumentException("The answer is too short.", nameof(messages));
        }));
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));

        await Assert.ThrowsAsync<ArgumentException>(() => AskAsync(app));

        Assert.True(await _ledger.SpentAsync("all") > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Worker_StartedInTheFirstCall_EachCallCountsOnce(bool passesOptions)
    {
        await using TestApp app = await StartAsync(inner => new QueueingClient(inner, passesOptions));
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));
        await AskAsync(app);
        app.Server.Enqueue(ScriptedAnswer.Json(Answer.Replace("gen-1", "gen-2", StringComparison.Ordinal)));
        await AskAsync(app);

        Assert.Equal(0.5m, await _ledger.SpentAsync("all"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stream_MiddlewareAsksAgainAfterAnUpdate_BothAnswersCount(bool passesOptions)
    {
        await using TestApp app = await StartAsync(inner => new ReviewingClient(inner, passesOptions));
        app.Server.Enqueue(ScriptedAnswer.Events(Answer.Replace("\"message\"", "\"delta\"", StringComparison.Ordinal), "[DONE]"));
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));

        await app.Services.GetRequiredService<IChatClient>()
            .GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0.5m, await _ledger.SpentAsync("all"));
    }

    [Theory]
    [InlineData(1, true, "0.75")]
    [InlineData(2, false, "1.0")]
    public async Task Middleware_BreaksStreamsOff_EachIsLookedUp(int streams, bool answers, string spent)
    {
        await using TestApp app = await StartAsync(inner => new Middleware(inner, async (below, messages, options, token) =>
        {
            for (int stream = 0; stream < streams; stream++)
            {
                await foreach (ChatResponseUpdate _ in below.GetStreamingResponseAsync(messages, options, token))
                {
                    break;
                }
            }

            return answers ? await below.GetResponseAsync(messages, options, token) : throw new InvalidOperationException("No answer.");
        }));
        for (int stream = 0; stream < streams; stream++)
        {
            app.Server.Enqueue(ScriptedAnswer.Events(
                $$$"""{"id":"gen-1{{{stream}}}","model":"a/b","choices":[{"index":0,"delta":{"role":"assistant","content":"one"}}]}""", "[DONE]"));
        }

        if (answers)
        {
            app.Server.Enqueue(ScriptedAnswer.Json(Answer));
        }

        for (int stream = 0; stream < streams; stream++)
        {
            app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{"id":"gen-10","total_cost":0.5}}"""));
        }

        _ = await Record.ExceptionAsync(() => AskAsync(app));

        await app.Services.GetRequiredService<BudgetWork>().Pending;
        Assert.Equal(decimal.Parse(spent, CultureInfo.InvariantCulture), await _ledger.SpentAsync("all"));
    }

    private static Task<ChatResponse> AskAsync(TestApp app) =>
        app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

    private async Task<TestApp> StartAsync(Func<IChatClient, IChatClient> middleware)
    {
        TestApp app = await TestApp.StartAsync(
            services => services.AddOpenRouterChatClient("unknown/model")
                .UseOpenRouterBudget(budget => budget.AddScope("all", 5m).Ledger = _ledger).Use(middleware),
            new() { ["OpenRouter:MaxRetries"] = "0" });
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        return app;
    }
}
