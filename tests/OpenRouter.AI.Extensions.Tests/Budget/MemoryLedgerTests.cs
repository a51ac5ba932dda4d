using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class MemoryLedgerTests : LedgerContract
{
    private readonly FakeTimeProvider _time = new();
    private readonly OpenRouterMemoryBudgetLedger _ledger;
    private readonly DateTimeOffset _start;

    public MemoryLedgerTests()
    {
        _start = _time.GetUtcNow();
        _ledger = new OpenRouterMemoryBudgetLedger(_time);
    }

    protected override DateTimeOffset Now => _time.GetUtcNow();

    [Fact]
    public async Task Add_SameId_IsAddedOnceForTenMinutesAtLeast()
    {
        await AddAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        OpenRouterBudgetEntry soon = await AddAsync();
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal((0.4m, 0.8m), (soon.Total, (await AddAsync()).Total));
    }

    protected override IOpenRouterBudgetLedger Open() => _ledger;

    protected override async Task<bool> IsKeptAsync(string account, TimeSpan after)
    {
        _time.SetUtcNow(_start + after);
        return await _ledger.SpentAsync(account) != 0;
    }

    private async Task<OpenRouterBudgetEntry> AddAsync() => await _ledger.AddAsync("a", 0.4m, 1m, null, "1", TestContext.Current.CancellationToken);
}
