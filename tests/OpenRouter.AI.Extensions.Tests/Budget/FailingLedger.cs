using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>A ledger that fails at some of its movements, before it has added or after.</summary>
internal sealed class FailingLedger(IOpenRouterBudgetLedger inner, params (int Call, bool Adds)[] failures) : IOpenRouterBudgetLedger
{
    private int _calls;

    public async ValueTask<OpenRouterBudgetEntry> AddAsync(
        string account, decimal amount, decimal? limit, DateTimeOffset? expires, string? id, CancellationToken cancellationToken = default)
    {
        int call = ++_calls;
        (int Call, bool Adds) failure = Array.Find(failures, entry => entry.Call == call);
        OpenRouterBudgetEntry entry = default;
        if (failure.Call == 0 || failure.Adds)
        {
            entry = await inner.AddAsync(account, amount, limit, expires, id, cancellationToken);
        }

        return failure.Call == 0 ? entry : throw new TimeoutException("away");
    }
}
