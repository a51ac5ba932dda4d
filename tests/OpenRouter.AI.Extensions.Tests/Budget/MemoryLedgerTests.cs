using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class MemoryLedgerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly OpenRouterMemoryBudgetLedger _ledger;

    public MemoryLedgerTests() => _ledger = new OpenRouterMemoryBudgetLedger(_time);

    [Fact]
    public async Task Add_ManyAtOnce_NeverExceedsTheLimit()
    {
        OpenRouterBudgetEntry[] entries = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(
            () => _ledger.AddAsync("a", 0.03m, 1m, null, null, TestContext.Current.CancellationToken).AsTask(), TestContext.Current.CancellationToken)));

        Assert.Equal(33, entries.Count(static entry => entry.IsAccepted));
    }

    [Fact]
    public async Task Add_SameId_IsAddedOnceForTenMinutesAtLeast()
    {
        OpenRouterBudgetEntry[] entries = [await AddAsync("a", 0.6m, "1"), await AddAsync("a", 0.6m, "1"), await AddAsync("a", 0.6m, "2"), await AddAsync("b", 0.6m, "1")];
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal([new(true, 0.6m), new(true, 0.6m), new(false, 0.6m), new(true, 0.6m)], entries);
        Assert.Equal(new OpenRouterBudgetEntry(true, 0.6m), await AddAsync("a", 0.6m, "1"));
    }

    [Fact]
    public async Task Add_RefusedId_MayBeAddedLater()
    {
        await AddAsync("a", 0.6m, "1");
        OpenRouterBudgetEntry refused = await AddAsync("a", 0.6m, "2");
        await AddAsync("a", -0.6m, "3");

        Assert.Equal((false, new OpenRouterBudgetEntry(true, 0.6m)), (refused.IsAccepted, await AddAsync("a", 0.6m, "2")));
    }

    [Fact]
    public async Task Add_LaterEndThanBefore_Stays()
    {
        DateTimeOffset now = _time.GetUtcNow();
        await _ledger.AddAsync("a", 0.5m, null, now.AddHours(2), null, TestContext.Current.CancellationToken);
        await _ledger.AddAsync("a", 0.25m, null, now.AddHours(1), null, TestContext.Current.CancellationToken);

        _time.Advance(TimeSpan.FromMinutes(90));
        decimal kept = await _ledger.SpentAsync("a");
        _time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal((0.75m, 0m), (kept, await _ledger.SpentAsync("a")));
    }

    private async Task<OpenRouterBudgetEntry> AddAsync(string account, decimal amount, string id) =>
        await _ledger.AddAsync(account, amount, 1m, null, id, TestContext.Current.CancellationToken);
}
