using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using StackExchange.Redis;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class RedisLedgerTests(RedisServer server) : LedgerContract, IClassFixture<RedisServer>
{
    protected override DateTimeOffset Now => DateTimeOffset.UtcNow;

    [Fact]
    public async Task Add_WithAnEnd_AccountExpires()
    {
        IConnectionMultiplexer connection = Connection();

        await new OpenRouterRedisBudgetLedger(connection, "own:").AddAsync("day", 0.5m, 1m, DateTimeOffset.UtcNow.AddDays(2), null, TestContext.Current.CancellationToken);

        TimeSpan? left = await connection.GetDatabase().KeyTimeToLiveAsync("own:{day}");
        Assert.InRange(left!.Value.TotalHours, 47, 48);
    }

    [Fact]
    public async Task Add_SameId_IsForgottenInTime()
    {
        IConnectionMultiplexer connection = Connection();

        await new OpenRouterRedisBudgetLedger(connection, "once:").AddAsync("a", 0.6m, 1m, null, "1", TestContext.Current.CancellationToken);

        TimeSpan? left = await connection.GetDatabase().KeyTimeToLiveAsync("once:{a}:1");
        Assert.InRange(left!.Value.TotalMinutes, 10, 15);
    }

    /// <summary>Redis counts in whole numbers that its scripts can still tell apart.</summary>
    [Fact]
    public async Task Add_BeyondWhatIsCounted_CountsAsTheMost()
    {
        OpenRouterRedisBudgetLedger ledger = new(Connection(), "most:");

        decimal least = (await ledger.AddAsync("a", decimal.MinValue, null, null, null, TestContext.Current.CancellationToken)).Total;
        decimal most = (await ledger.AddAsync("b", decimal.MaxValue, null, null, null, TestContext.Current.CancellationToken)).Total;

        Assert.Equal((-9_000_000m, 9_000_000m), (least, most));
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

    protected override IOpenRouterBudgetLedger Open() => new OpenRouterRedisBudgetLedger(Connection(), "contract:");

    protected override async Task<bool> IsKeptAsync(string account, TimeSpan after)
    {
        RedisKey key = $"contract:{{{account}}}";
        TimeSpan? left = await Connection().GetDatabase().KeyTimeToLiveAsync(key);
        return await Connection().GetDatabase().KeyExistsAsync(key) && (left is null || left > after);
    }

    private IConnectionMultiplexer Connection()
    {
        Assert.SkipWhen(server.Connection is null, "redis-server is not installed");
        return server.Connection!;
    }
}
