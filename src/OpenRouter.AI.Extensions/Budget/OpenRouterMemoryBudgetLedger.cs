using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI;

/// <summary>A ledger in memory: exact, thread-safe, and gone with the process.</summary>
/// <param name="timeProvider">The clock by which accounts expire. Null (the default) is the system's.</param>
public sealed class OpenRouterMemoryBudgetLedger(TimeProvider? timeProvider = null) : IOpenRouterBudgetLedger
{
    private readonly TimeProvider _time = timeProvider ?? TimeProvider.System;
    private readonly Dictionary<string, (decimal Total, DateTimeOffset? Expires)> _accounts = new(StringComparer.Ordinal);
    private int _cleanAt = 1000;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    public ValueTask<OpenRouterBudgetEntry> AddAsync(
        string account, decimal amount, decimal? limit, DateTimeOffset? expires, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = _time.GetUtcNow();
        lock (_accounts)
        {
            decimal total = _accounts.TryGetValue(account, out (decimal Total, DateTimeOffset? Expires) found) && !(found.Expires <= now) ? found.Total : 0;
            if (total + amount > limit)
            {
                return new ValueTask<OpenRouterBudgetEntry>(new OpenRouterBudgetEntry(false, total));
            }

            _accounts[account] = (total + amount, expires);
            Clean(now);
            return new ValueTask<OpenRouterBudgetEntry>(new OpenRouterBudgetEntry(true, total + amount));
        }
    }

    private void Clean(DateTimeOffset now)
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
