using System;
using System.Linq;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class RedisLedgerTests(RedisServer server) : IClassFixture<RedisServer>
{
    [Fact]
    public async Task Add_WithinAndBeyondTheLimit_TellsWhetherItWasAdded()
    {
        OpenRouterRedisBudgetLedger ledger = new(Connection());

        OpenRouterBudgetEntry first = await ledger.AddAsync("limit", 0.000000001m, 1m, null, TestContext.Current.CancellationToken);
        OpenRouterBudgetEntry beyond = await ledger.AddAsync("limit", 1m, 1m, null, TestContext.Current.CancellationToken);
        OpenRouterBudgetEntry back = await ledger.AddAsync("limit", -0.000000001m, null, null, TestContext.Current.CancellationToken);

        Assert.Equal([new(true, 0.000000001m), new(false, 0.000000001m), new(true, 0)], [first, beyond, back]);
    }

    [Fact]
    public async Task Add_TwoInstancesAtOnce_NeverExceedTheLimit()
    {
        OpenRouterRedisBudgetLedger one = new(Connection());
        OpenRouterRedisBudgetLedger other = new(Connection());

        OpenRouterBudgetEntry[] entries = await Task.WhenAll(Enumerable.Range(0, 200).Select(index =>
            (index % 2 == 0 ? one : other).AddAsync("race", 0.03m, 1m, null, TestContext.Current.CancellationToken).AsTask()));

        Assert.Equal(33, entries.Count(static entry => entry.IsAccepted));
    }

    [Fact]
    public async Task Add_WithAnEnd_AccountExpires()
    {
        IConnectionMultiplexer connection = Connection();

        await new OpenRouterRedisBudgetLedger(connection, "own:").AddAsync("day", 0.5m, 1m, DateTimeOffset.UtcNow.AddDays(2), TestContext.Current.CancellationToken);

        TimeSpan? left = await connection.GetDatabase().KeyTimeToLiveAsync("own:day");
        Assert.InRange(left!.Value.TotalHours, 47, 48);
    }

    private IConnectionMultiplexer Connection()
    {
        Assert.SkipWhen(server.Connection is null, "redis-server is not installed");
        return server.Connection!;
    }
}
