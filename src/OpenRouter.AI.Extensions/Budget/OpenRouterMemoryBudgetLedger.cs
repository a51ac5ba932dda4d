using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI;

/// <summary>A ledger in memory: exact, thread-safe, and gone with the process.</summary>
/// <param name="timeProvider">The clock by which accounts expire. Null (the default) is the system's.</param>
/// <remarks>An account is kept until it expires. Those of budgets without a period do so only with
/// <see cref="OpenRouterBudgetOptions.UnusedAccountLifetime"/>: where users or conversations are many, set it.</remarks>
public sealed class OpenRouterMemoryBudgetLedger(TimeProvider? timeProvider = null) : IOpenRouterBudgetLedger
{
    private static readonly TimeSpan IdLifetime = TimeSpan.FromMinutes(15);

    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;
    private readonly Dictionary<string, (decimal Total, DateTimeOffset? Expires)> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Account, string Id)> _added = [];
    private readonly Queue<(DateTimeOffset End, (string Account, string Id) Movement)> _ends = new();
    private int _cleanAt = 1000;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    public ValueTask<OpenRouterBudgetEntry> AddAsync(
        string account, decimal amount, decimal? limit, DateTimeOffset? expires, string? id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = _time.GetUtcNow();
        lock (_accounts)
        {
            return new ValueTask<OpenRouterBudgetEntry>(Add(account, amount, limit, expires, id, now));
        }
    }

    private OpenRouterBudgetEntry Add(string account, decimal amount, decimal? limit, DateTimeOffset? expires, string? id, DateTimeOffset now)
    {
        bool isKnown = _accounts.TryGetValue(account, out (decimal Total, DateTimeOffset? Expires) found) && !(found.Expires <= now);
        decimal total = isKnown ? found.Total : 0;
        ForgetMovements(now);
        if (id is not null && _added.Contains((account, id)))
        {
            return new OpenRouterBudgetEntry(true, total);
        }

        if (total + amount > limit)
        {
            return new OpenRouterBudgetEntry(false, total);
        }

        if (amount == 0)
        {
            // A question changes nothing, not even how long the account is kept.
            return new OpenRouterBudgetEntry(true, total);
        }

        if (id is not null)
        {
            _added.Add((account, id));
            _ends.Enqueue((now + IdLifetime, (account, id)));
        }

        total += amount;
        if (total == 0)
        {
            // Nothing is what an account that is not there holds too.
            _accounts.Remove(account);
        }
        else
        {
            _accounts[account] = (total, isKnown ? Later(found.Expires, expires) : expires);
            ForgetAccounts(now);
        }

        return new OpenRouterBudgetEntry(true, total);
    }

    /// <summary>For ever is later than any time.</summary>
    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? null : one > other ? one : other;

    private void ForgetMovements(DateTimeOffset now)
    {
        while (_ends.Count > 0 && _ends.Peek().End <= now)
        {
            _added.Remove(_ends.Dequeue().Movement);
        }
    }

    private void ForgetAccounts(DateTimeOffset now)
    {
        if (_accounts.Count < _cleanAt)
        {
            return;
        }

        foreach (string account in _accounts.Where(entry => entry.Value.Expires <= now).Select(static entry => entry.Key).ToList())
        {
            _accounts.Remove(account);
        }

        _cleanAt = Math.Max(1000, _accounts.Count * 2);
    }
}
