using System;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class BudgetOptionsTests
{
    public static TheoryData<Action<OpenRouterBudgetOptions>, string> Mistakes => new()
    {
        { static budget => budget.PerRequest = -0.01m, "PerRequest" },
        { static budget => budget.ExpectedOutputTokens = 0, "ExpectedOutputTokens" },
        { static budget => budget.ExpectedOutputTokens = -1, "ExpectedOutputTokens" },
        { static budget => budget.UnusedAccountLifetime = TimeSpan.Zero, "UnusedAccountLifetime" },
        { static budget => budget.UnusedAccountLifetime = TimeSpan.FromDays(-1), "UnusedAccountLifetime" },
        { static budget => budget.UnusedAccountLifetime = TimeSpan.FromMinutes(59), "UnusedAccountLifetime" },
        { static budget => budget.AddScope("all", -1m), "allowed" },
        { static budget => budget.AddScopes("user", -1m, Budgets.UserOf), "allowed" },
        { static budget => budget.AddConversations(-1m), "allowed" },
        { static budget => budget.AddScope("all", 1m, (OpenRouterBudgetPeriod)4), "period" },
        { static budget => budget.AddScope("all", 1m, (OpenRouterBudgetPeriod)(-1)), "period" },
        { static budget => budget.AddScope(" ", 1m), "name" },
        { static budget => budget.AddScope("all", 1m).AddScope("all", 2m), "all" },
        { static budget => budget.AddConversations(1m).AddConversations(2m), "conversation" },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task Mistake_IsRefusedByItsName(Action<OpenRouterBudgetOptions> configure, string name)
    {
        await using TestApp app = await TestApp.StartAsync();
        ChatClientBuilder builder = app.Services.GetRequiredService<OpenRouterClient>().AsIChatClient("emulator/echo").AsBuilder();

        Assert.Contains(name, Assert.ThrowsAny<ArgumentException>(() => builder.UseOpenRouterBudget(configure)).Message, StringComparison.Ordinal);
    }

    /// <summary>A refused value leaves what was there.</summary>
    [Fact]
    public void Mistake_IsNotKept()
    {
        OpenRouterBudgetOptions options = new() { PerRequest = 0, ExpectedOutputTokens = 1, UnusedAccountLifetime = TimeSpan.FromHours(1) };

        Assert.Throws<ArgumentOutOfRangeException>(() => options.PerRequest = -1);

        Assert.Equal((0m, 1, TimeSpan.FromHours(1)), (options.PerRequest, options.ExpectedOutputTokens, options.UnusedAccountLifetime));
    }

    [Fact]
    public async Task Greatest_Values_CapNothing()
    {
        OpenRouterMemoryBudgetLedger ledger = new(new FakeTimeProvider());
        await using TestApp app = await TestApp.StartAsync();
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        OpenRouterBudgetOptions options = new OpenRouterBudgetOptions { PerRequest = decimal.MaxValue, UnusedAccountLifetime = TimeSpan.MaxValue, ExpectedOutputTokens = int.MaxValue }
            .AddScope("all", decimal.MaxValue);
        using BudgetChatClient known = new(client.AsIChatClient("emulator/echo"), Budgets.Guard(client, ledger, options));
        using BudgetChatClient unknown = new(client.AsIChatClient("unknown/model"), Budgets.Guard(client, ledger, options));
        app.Server.Chat.When("unknown/model").Reply("one");

        ChatResponse response = await known.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        await unknown.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(response.Usage!.GetOpenRouterCost() <= await ledger.SpentAsync("all"));
    }
}
