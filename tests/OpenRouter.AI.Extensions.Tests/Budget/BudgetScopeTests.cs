using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class BudgetScopeTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly OpenRouterMemoryBudgetLedger _ledger = new(new FakeTimeProvider(Start));

    [Fact]
    public async Task Scopes_OneIsUsedUp_OthersGoOnAndNothingStaysSetAside()
    {
        await using TestApp app = await StartAsync("emulator/echo", budget => budget.AddScope("all", 1m).AddScopes("user", 0.00001m, Budgets.UserOf).AddConversations(0.5m));
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(
            () => chat.GetResponseAsync("hi", new() { AdditionalProperties = new() { ["user"] = "eve" } }, TestContext.Current.CancellationToken));
        decimal before = await _ledger.SpentAsync("all");
        ChatResponse response = await chat.GetResponseAsync("hi", new ChatOptions().WithOpenRouter(static own => own.SessionId = "s1"), TestContext.Current.CancellationToken);

        Assert.Equal("user:eve", refusal.Scope);
        Assert.Equal(0, before);
        Assert.Equal(response.Usage!.GetOpenRouterCost(), await _ledger.SpentAsync("conversation:s1"));
    }

    [Fact]
    public async Task Period_Ends_BudgetBeginsAnew()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2030, 1, 1, 23, 0, 0, TimeSpan.Zero));
        await using TestApp app = await TestApp.StartAsync();
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        BudgetGuard guard = Budgets.Guard(client, _ledger, new OpenRouterBudgetOptions().AddScope("day", 0.0025m, OpenRouterBudgetPeriod.Day), time);
        using BudgetChatClient chat = new(client.AsIChatClient("emulator/echo"), guard);
        await _ledger.AddAsync("day@2030-01-01", 0.0024m, null, null, null, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));
        time.Advance(TimeSpan.FromHours(2));
        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(await _ledger.SpentAsync("day@2030-01-02") > 0);
    }

    [Fact]
    public async Task Conversations_StrangersWhoBeginAlike_ShareNoBudget()
    {
        await using TestApp app = await StartWithSessionsAsync(null);
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        await chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        string session = app.Chats().First().Body!.Value.GetProperty("session_id").GetString()!;
        Assert.Equal(0, await _ledger.SpentAsync("conversation:" + session));
        Assert.False(app.Chats().First().Body!.Value.TryGetProperty("openrouter.derived_session", out _));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("session")]
    [InlineData("settings")]
    public async Task Conversations_IdOfTheApplication_Counts(string from)
    {
        await using TestApp app = await StartWithSessionsAsync(from == "settings" ? static (_, _) => "c1" : null);
        ChatOptions options = new() { ConversationId = from == "id" ? "c1" : null };
        options = from == "session" ? options.WithOpenRouter(static own => own.SessionId = "c1") : options;

        ChatResponse response = await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", options, TestContext.Current.CancellationToken);

        Assert.Equal(response.Usage!.GetOpenRouterCost(), await _ledger.SpentAsync("conversation:c1@2030-01-01"));
    }

    [Fact]
    public async Task Account_WithoutPeriod_ExpiresWhenItIsUnusedForTheLifetime()
    {
        FakeTimeProvider time = new(Start);
        OpenRouterMemoryBudgetLedger ledger = new(time);
        await using TestApp app = await TestApp.StartAsync();
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        OpenRouterBudgetOptions options = new OpenRouterBudgetOptions { UnusedAccountLifetime = TimeSpan.FromDays(30) }.AddScope("kept", 1m);
        using BudgetChatClient chat = new(client.AsIChatClient("emulator/echo"), Budgets.Guard(client, ledger, options, time));

        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromDays(29));
        decimal once = await ledger.SpentAsync("kept");
        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromDays(29));
        decimal twice = await ledger.SpentAsync("kept");
        time.Advance(TimeSpan.FromDays(1));

        Assert.True(once > 0);
        Assert.Equal((2 * once, 0m), (twice, await ledger.SpentAsync("kept")));
    }

    private Task<TestApp> StartWithSessionsAsync(Func<IReadOnlyList<ChatMessage>, ChatOptions?, string?>? id) => TestApp.StartAsync(services =>
    {
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Start));
        services.AddOpenRouterChatClient("emulator/echo").UseOpenRouterSessions(sessions => sessions.SessionId = id).UseOpenRouterBudget(budget =>
            budget.AddConversations(1m).AddConversations(1m, OpenRouterBudgetPeriod.Day).Ledger = _ledger);
    });

    private Task<TestApp> StartAsync(string model, Action<OpenRouterBudgetOptions> configure) => Budgets.StartAsync(_ledger, model, configure);
}
