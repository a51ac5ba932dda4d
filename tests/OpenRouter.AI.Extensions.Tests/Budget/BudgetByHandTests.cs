using System;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Budgets over a client that no registration has made.</summary>
public class BudgetByHandTests
{
    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    /// <summary>There the budget cannot see whether anything was sent.</summary>
    [Fact]
    public async Task Middleware_OverAClientMadeByHand_StaysSetAside()
    {
        await using TestApp app = await TestApp.StartAsync();
        using IChatClient chat = app.Services.GetRequiredService<OpenRouterClient>().AsIChatClient("emulator/echo").AsBuilder()
            .UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger)
            .Use(static inner => new Middleware(inner, static async (below, messages, options, token) =>
            {
                await below.GetResponseAsync(messages, options, token);
                throw new ArgumentException("The answer is too short.", nameof(messages));
            }))
            .Build(app.Services);

        await Assert.ThrowsAsync<ArgumentException>(() => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(await _ledger.SpentAsync("all") > 0);
    }

    [Fact]
    public async Task Sessions_OverAClientMadeByHand_RefusalIsGivenBack()
    {
        await using TestApp app = await TestApp.StartAsync();
        using IChatClient chat = app.Services.GetRequiredService<OpenRouterClient>().AsIChatClient("emulator/echo").AsBuilder()
            .UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger)
            .UseOpenRouterSessions()
            .Build(app.Services);
        ChatOptions unknown = new() { ModelId = "no/such-model" };

        await Assert.ThrowsAsync<OpenRouterException>(() => chat.GetResponseAsync("hi", unknown, TestContext.Current.CancellationToken));

        Assert.Equal(0, await _ledger.SpentAsync("all"));
    }
}
