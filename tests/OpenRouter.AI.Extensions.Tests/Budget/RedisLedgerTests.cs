using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using StackExchange.Redis;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class RedisLedgerTests(RedisServer server) : IClassFixture<RedisServer>
{
    [Fact]
    public async Task Add_WithinAndBeyondTheLimit_TellsWhetherItWasAdded()
    {
        OpenRouterRedisBudgetLedger ledger = new(Connection());

        OpenRouterBudgetEntry first = await ledger.AddAsync("limit", 0.000000001m, 1m, null, null, TestContext.Current.CancellationToken);
        OpenRouterBudgetEntry beyond = await ledger.AddAsync("limit", 1m, 1m, null, null, TestContext.Current.CancellationToken);
        OpenRouterBudgetEntry back = await ledger.AddAsync("limit", -0.000000001m, null, null, null, TestContext.Current.CancellationToken);

        Assert.Equal([new(true, 0.000000001m), new(false, 0.000000001m), new(true, 0)], [first, beyond, back]);
    }

    [Fact]
    public async Task Add_TwoInstancesAtOnce_NeverExceedTheLimit()
    {
        OpenRouterRedisBudgetLedger one = new(Connection());
        OpenRouterRedisBudgetLedger other = new(Connection());

        OpenRouterBudgetEntry[] entries = await Task.WhenAll(Enumerable.Range(0, 200).Select(index =>
            (index % 2 == 0 ? one : other).AddAsync("race", 0.03m, 1m, null, null, TestContext.Current.CancellationToken).AsTask()));

        Assert.Equal(33, entries.Count(static entry => entry.IsAccepted));
    }

    [Fact]
    public async Task Add_WithAnEnd_AccountExpires()
    {
        IConnectionMultiplexer connection = Connection();

        await new OpenRouterRedisBudgetLedger(connection, "own:").AddAsync("day", 0.5m, 1m, DateTimeOffset.UtcNow.AddDays(2), null, TestContext.Current.CancellationToken);

        TimeSpan? left = await connection.GetDatabase().KeyTimeToLiveAsync("own:{day}");
        Assert.InRange(left!.Value.TotalHours, 47, 48);
    }

    [Fact]
    public async Task Add_SameId_IsAddedOnceAndForgottenInTime()
    {
        IConnectionMultiplexer connection = Connection();
        OpenRouterRedisBudgetLedger ledger = new(connection, "once:");

        OpenRouterBudgetEntry[] entries = [await AddAsync(ledger, 0.6m, "1"), await AddAsync(ledger, 0.6m, "1"), await AddAsync(ledger, 0.6m, "2"), await AddAsync(ledger, -0.6m, "3"), await AddAsync(ledger, 0.6m, "2")];

        Assert.Equal([new(true, 0.6m), new(true, 0.6m), new(false, 0.6m), new(true, 0), new(true, 0.6m)], entries);
        TimeSpan? left = await connection.GetDatabase().KeyTimeToLiveAsync("once:{a}:1");
        Assert.InRange(left!.Value.TotalMinutes, 10, 15);
    }

    [Fact]
    public async Task Add_LaterEndThanBefore_Stays()
    {
        IConnectionMultiplexer connection = Connection();
        OpenRouterRedisBudgetLedger ledger = new(connection, "end:");

        await ledger.AddAsync("a", 0.5m, null, DateTimeOffset.UtcNow.AddHours(2), null, TestContext.Current.CancellationToken);
        await ledger.AddAsync("a", 0.5m, null, DateTimeOffset.UtcNow.AddHours(1), null, TestContext.Current.CancellationToken);

        TimeSpan? left = await connection.GetDatabase().KeyTimeToLiveAsync("end:{a}");
        Assert.InRange(left!.Value.TotalHours, 1.5, 2);
    }

    [Fact]
    public async Task Applications_TwoOverOneRedis_ShareTheBudget()
    {
        IConnectionMultiplexer connection = Connection();
        void Configure(IServiceCollection services)
        {
            services.AddSingleton<IOpenRouterBudgetLedger>(new OpenRouterRedisBudgetLedger(connection, "apps:"));
            services.AddOpenRouterChatClient("emulator/echo").UseOpenRouterBudget(static budget => budget.AddScope("all", 0.01m));
        }

        await using TestApp one = await TestApp.StartAsync(Configure);
        await using TestApp other = await TestApp.StartAsync(Configure);
        ChatOptions options = new() { MaxOutputTokens = 1000 };
        IChatClient[] chats = [one.Services.GetRequiredService<IChatClient>(), other.Services.GetRequiredService<IChatClient>()];
        decimal charged = 0;
        List<IAsyncEnumerator<ChatResponseUpdate>> held = [];
        for (int index = 0; index < 4; index++)
        {
            held.Add(chats[index % 2].GetStreamingResponseAsync("hi", options, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken));
            await held[index].MoveNextAsync();
        }

        // Each of the four has set aside a little more than a fifth.
        await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => chats[0].GetResponseAsync("hi", options, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => chats[1].GetResponseAsync("hi", options, TestContext.Current.CancellationToken));
        foreach (IAsyncEnumerator<ChatResponseUpdate> stream in held)
        {
            while (await stream.MoveNextAsync())
            {
                charged += stream.Current.Contents.OfType<UsageContent>().Sum(static usage => usage.Details.GetOpenRouterCost() ?? 0);
            }

            await stream.DisposeAsync();
        }

        Assert.True(charged > 0);
        Assert.Equal(charged, await new OpenRouterRedisBudgetLedger(connection, "apps:").SpentAsync("all"));
    }

    private static async Task<OpenRouterBudgetEntry> AddAsync(OpenRouterRedisBudgetLedger ledger, decimal amount, string id) =>
        await ledger.AddAsync("a", amount, 1m, null, id, TestContext.Current.CancellationToken);

    private IConnectionMultiplexer Connection()
    {
        Assert.SkipWhen(server.Connection is null, "redis-server is not installed");
        return server.Connection!;
    }
}
