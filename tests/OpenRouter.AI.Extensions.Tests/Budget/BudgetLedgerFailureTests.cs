using System;
using System.Collections.Concurrent;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>A ledger that fails loses nothing and counts nothing twice: the first movement of each call sets aside, the second settles.</summary>
public class BudgetLedgerFailureTests
{
    private const string Answer = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.5}}""";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();
    private readonly ConcurrentQueue<string> _logged = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Settling_Fails_AnswerIsGivenAndCostWrittenDownOnce(bool adds)
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app, (2, adds), (3, adds));
        Enqueue(app, Answer, HttpStatusCode.OK);

        ChatResponse response = await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        await guard.Lookups;
        Assert.Equal("one", response.Text);
        Assert.Equal(0.5m, await _ledger.SpentAsync("all"));
        Assert.Contains(_logged, static line => line.Contains("ledger of the budget failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GivingBack_Fails_IsTriedAgain(bool adds)
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app, (2, adds), (3, adds));
        Enqueue(app, """{"error":{"code":400,"message":"no"}}""", HttpStatusCode.BadRequest);

        await Assert.ThrowsAsync<OpenRouterException>(() => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        await guard.Lookups;
        Assert.Equal(0, await _ledger.SpentAsync("all"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SettingAside_FailsTwice_IsTriedAgainAndCountsOnce(bool adds)
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app, (1, adds), (2, adds));
        Enqueue(app, Answer, HttpStatusCode.OK);

        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        await guard.Lookups;
        Assert.Equal(0.5m, await _ledger.SpentAsync("all"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SettingAside_FailsForGood_IsRaisedAndNothingStaysSetAside(bool adds)
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app, (1, adds), (2, adds), (3, adds), (4, false), (5, false));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));

        await Assert.ThrowsAsync<TimeoutException>(() => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        await guard.Lookups;
        Assert.Equal(0, await _ledger.SpentAsync("all"));
        Assert.Empty(app.Chats());
    }

    private static void Enqueue(TestApp app, string answer, HttpStatusCode status)
    {
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Json(answer, status));
    }

    private (BudgetChatClient Chat, BudgetGuard Guard) Guarded(TestApp app, params (int Call, bool Adds)[] failures)
    {
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        BudgetGuard guard = Budgets.Guard(
            client, new FailingLedger(_ledger, failures), new OpenRouterBudgetOptions().AddScope("all", 1m), new EagerTimeProvider(), new SeeingLogs(_logged));
        return (new BudgetChatClient(client.AsIChatClient("unknown/model"), guard), guard);
    }
}
