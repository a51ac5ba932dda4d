using System;
using System.Linq;
using System.Threading.Tasks;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>What every ledger does alike.</summary>
public abstract class LedgerContract
{
    /// <summary>Accounts of a test of its own.</summary>
    private readonly string _account = Guid.NewGuid().ToString("N");

    protected abstract DateTimeOffset Now { get; }

    [Fact]
    public async Task Add_WithinAndBeyondTheLimit_TellsWhetherItWasAdded()
    {
        OpenRouterBudgetEntry[] entries = [await AddAsync(0.000000001m, 1m), await AddAsync(1m, 1m), await AddAsync(-0.000000001m), await AddAsync(1m, 1m)];

        Assert.Equal([new(true, 0.000000001m), new(false, 0.000000001m), new(true, 0), new(true, 1m)], entries);
    }

    [Fact]
    public async Task Add_ManyAtOnce_NeverExceedsTheLimit()
    {
        IOpenRouterBudgetLedger[] ledgers = [Open(), Open()];

        OpenRouterBudgetEntry[] entries = await Task.WhenAll(Enumerable.Range(0, 200).Select(index => Task.Run(
            () => ledgers[index % 2].AddAsync(_account, 0.03m, 1m, null, null, TestContext.Current.CancellationToken).AsTask(), TestContext.Current.CancellationToken)));

        Assert.Equal(33, entries.Count(static entry => entry.IsAccepted));
        Assert.Equal(0.99m, await Open().SpentAsync(_account));
    }

    [Fact]
    public async Task Add_SameId_IsAddedOnce()
    {
        OpenRouterBudgetEntry[] entries = [await AddAsync(0.6m, 1m, id: "1"), await AddAsync(0.6m, 1m, id: "1"), await AddAsync(0.6m, 1m, id: "2"), await AddAsync(-0.6m, id: "3")];

        Assert.Equal([new(true, 0.6m), new(true, 0.6m), new(false, 0.6m), new(true, 0)], entries);

        // What was refused may be added later, and another account has ids of its own.
        Assert.Equal(new OpenRouterBudgetEntry(true, 0.6m), await AddAsync(0.6m, 1m, id: "2"));
        Assert.Equal(new OpenRouterBudgetEntry(true, 0.6m), await Open().AddAsync(_account + "b", 0.6m, 1m, null, "1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Add_LaterEndThanBefore_Stays()
    {
        await AddAsync(0.5m, hours: 2);
        await AddAsync(0.5m, hours: 1);

        Assert.Equal((true, false), (await IsKeptAsync(1.5), await IsKeptAsync(2.5)));
    }

    [Fact]
    public async Task Add_LaterEnd_IsTaken()
    {
        await AddAsync(0.5m, hours: 1);
        await AddAsync(0.5m, hours: 2);

        Assert.Equal((true, false), (await IsKeptAsync(1.5), await IsKeptAsync(2.5)));
    }

    [Fact]
    public async Task Add_NoEndAfterAnEnd_IsKeptForEver()
    {
        await AddAsync(0.5m, hours: 1);
        await AddAsync(0.5m);

        Assert.True(await IsKeptAsync(1000));
    }

    [Fact]
    public async Task Add_EndAfterNone_IsKeptForEver()
    {
        await AddAsync(0.5m);
        await AddAsync(0.5m, hours: 1);

        Assert.True(await IsKeptAsync(1000));
    }

    [Fact]
    public async Task Add_AccountIsEmptyAgain_IsANewOne()
    {
        await AddAsync(0.5m);
        await AddAsync(-0.5m);
        await AddAsync(0.5m, hours: 1);

        Assert.Equal((true, false), (await IsKeptAsync(0.5), await IsKeptAsync(1.5)));
    }

    [Fact]
    public async Task Add_Nothing_ChangesNothing()
    {
        await AddAsync(0.5m, hours: 1);
        OpenRouterBudgetEntry[] entries = [await AddAsync(0), await AddAsync(0, 0.5m, hours: 3), await AddAsync(0, 0.4m)];

        Assert.Equal([new(true, 0.5m), new(true, 0.5m), new(false, 0.5m)], entries);
        Assert.False(await IsKeptAsync(1.5));
    }

    /// <summary>Opens the ledger; all that are opened are the same one.</summary>
    protected abstract IOpenRouterBudgetLedger Open();

    /// <summary>Tells whether an account will be there after so many hours, asked in the order of time.</summary>
    protected abstract Task<bool> IsKeptAsync(string account, TimeSpan after);

    private Task<bool> IsKeptAsync(double hours) => IsKeptAsync(_account, TimeSpan.FromHours(hours));

    private async Task<OpenRouterBudgetEntry> AddAsync(decimal amount, decimal? limit = null, double? hours = null, string? id = null) => await Open().AddAsync(
        _account, amount, limit, hours is { } end ? Now.AddHours(end) : null, id, TestContext.Current.CancellationToken);
}
