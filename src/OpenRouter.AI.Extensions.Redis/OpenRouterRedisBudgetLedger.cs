using System;
using System.Threading;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace OpenRouter.AI;

/// <summary>A ledger in Redis, by which several instances of an application share their budgets.</summary>
/// <remarks>
/// <para>Amounts are kept in billionths of a US dollar, under the prefix and the account in braces; one beyond nine million dollars, either way, is
/// taken for that. Looking and adding is one script, which Redis
/// runs alone. Beside the accounts lies a key for each movement, for a quarter of an hour, so that one that is repeated counts once.</para>
/// <para>A Redis that evicts keys (<c>maxmemory-policy</c>) forgets what was spent: give budgets one that does not.</para>
/// </remarks>
public sealed class OpenRouterRedisBudgetLedger : IOpenRouterBudgetLedger
{
    private const decimal NanoPerDollar = 1_000_000_000m;

    private const decimal Most = 9_000_000m;

    /// <summary>Milliseconds; a quarter of an hour.</summary>
    private const long IdLifetime = 900_000;

    private const string Script =
        """
        local total = tonumber(redis.call('GET', KEYS[1]) or '0')
        if ARGV[4] ~= '' and redis.call('EXISTS', KEYS[2]) == 1 then
            return {1, total}
        end
        if ARGV[2] ~= '' and total + tonumber(ARGV[1]) > tonumber(ARGV[2]) then
            return {0, total}
        end
        if tonumber(ARGV[1]) == 0 then
            return {1, total}
        end
        local left = redis.call('PTTL', KEYS[1])
        total = redis.call('INCRBY', KEYS[1], ARGV[1])
        if ARGV[4] ~= '' then
            redis.call('SET', KEYS[2], '', 'PX', ARGV[4])
        end
        if total == 0 then
            redis.call('DEL', KEYS[1])
        elseif ARGV[3] == '' then
            redis.call('PERSIST', KEYS[1])
        elseif left == -2 then
            redis.call('PEXPIREAT', KEYS[1], ARGV[3])
        elseif left >= 0 then
            local now = redis.call('TIME')
            if tonumber(ARGV[3]) - now[1] * 1000 - now[2] / 1000 > left then
                redis.call('PEXPIREAT', KEYS[1], ARGV[3])
            end
        end
        return {1, total}
        """;

    private readonly IConnectionMultiplexer _connection;
    private readonly string _prefix;

    /// <summary>Initializes a ledger.</summary>
    /// <param name="connection">The connection to Redis; it is not disposed.</param>
    /// <param name="prefix">What the keys begin with. Instances that share a budget have the same one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public OpenRouterRedisBudgetLedger(IConnectionMultiplexer connection, string prefix = "openrouter:budget:")
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(prefix);
        _connection = connection;
        _prefix = prefix;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    /// <exception cref="RedisException">Redis could not be reached: a budget that cannot be read covers nothing.</exception>
    public async ValueTask<OpenRouterBudgetEntry> AddAsync(
        string account, decimal amount, decimal? limit, DateTimeOffset? expires, string? id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();

        // What is in braces decides where a cluster keeps a key: one script needs both in one place.
        string key = _prefix + "{" + account + "}";
        RedisKey[] keys = [key, key + ":" + id];
        RedisValue[] values =
        [
            Nano(amount),
            limit is { } most ? (RedisValue)Nano(most) : "",
            expires is { } end ? (RedisValue)end.ToUnixTimeMilliseconds() : "",
            id is null ? "" : IdLifetime,
        ];
        RedisResult result = await _connection.GetDatabase().ScriptEvaluateAsync(Script, keys, values).ConfigureAwait(false);
        return new OpenRouterBudgetEntry((int)result[0] == 1, (long)result[1] / NanoPerDollar);
    }

    /// <summary>Rounds up, so that many small amounts are not nothing. Lua counts exactly up to 2^53.</summary>
    private static long Nano(decimal dollars) => (long)Math.Ceiling(Math.Min(Math.Max(dollars, -Most), Most) * NanoPerDollar);
}
