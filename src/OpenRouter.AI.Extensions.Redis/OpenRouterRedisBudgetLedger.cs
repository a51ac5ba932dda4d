using System;
using System.Threading;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace OpenRouter.AI;

/// <summary>A ledger in Redis, by which several instances of an application share their budgets.</summary>
/// <remarks>Amounts are kept in billionths of a US dollar. Looking and adding is one script, which Redis runs alone.</remarks>
public sealed class OpenRouterRedisBudgetLedger : IOpenRouterBudgetLedger
{
    private const decimal NanoPerDollar = 1_000_000_000m;

    private const decimal Most = 9_000_000m;

    private const string Script =
        """
        local total = tonumber(redis.call('GET', KEYS[1]) or '0')
        if ARGV[2] ~= '' and total + tonumber(ARGV[1]) > tonumber(ARGV[2]) then
            return {0, total}
        end
        total = redis.call('INCRBY', KEYS[1], ARGV[1])
        if ARGV[3] ~= '' then
            redis.call('PEXPIREAT', KEYS[1], ARGV[3])
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
        string account, decimal amount, decimal? limit, DateTimeOffset? expires, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        cancellationToken.ThrowIfCancellationRequested();
        RedisKey[] keys = [_prefix + account];
        RedisValue[] values =
        [
            Nano(amount),
            limit is { } most ? (RedisValue)Nano(most) : "",
            expires is { } end ? (RedisValue)end.ToUnixTimeMilliseconds() : "",
        ];
        RedisResult result = await _connection.GetDatabase().ScriptEvaluateAsync(Script, keys, values).ConfigureAwait(false);
        return new OpenRouterBudgetEntry((int)result[0] == 1, (long)result[1] / NanoPerDollar);
    }

    /// <summary>Rounds up, so that many small amounts are not nothing. Lua counts exactly up to 2^53.</summary>
    private static long Nano(decimal dollars) => (long)Math.Ceiling(Math.Min(dollars, Most) * NanoPerDollar);
}
