using System;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>A cap on what a scope spends.</summary>
internal sealed record BudgetLimit(
    string Name, decimal Allowed, OpenRouterBudgetPeriod Period, Func<ChatOptions?, OpenRouterRequestOptions, string?>? Key)
{
    /// <summary>Finds the account that a request belongs to; null when the limit does not concern it.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="fields">OpenRouter's own fields of them.</param>
    /// <param name="now">The time.</param>
    /// <param name="lifetime">How long an account without a period is kept unused; null keeps it for ever.</param>
    internal BudgetAccount? AccountOf(ChatOptions? options, OpenRouterRequestOptions fields, DateTimeOffset now, TimeSpan? lifetime)
    {
        string scope = Name;
        if (Key is not null)
        {
            if (Key(options, fields) is not { Length: > 0 } key)
            {
                return null;
            }

            scope += ":" + key;
        }

        DateTimeOffset utc = now.ToUniversalTime();
        (string Mark, DateTimeOffset End)? period = Period switch
        {
            OpenRouterBudgetPeriod.Hour => (utc.ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture), utc.AddHours(1)),
            OpenRouterBudgetPeriod.Day => (utc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), utc.AddDays(1)),
            OpenRouterBudgetPeriod.Month => (utc.ToString("yyyy-MM", CultureInfo.InvariantCulture), utc.AddMonths(1)),
            _ => null,
        };

        // A request that began in a period may be settled a while after its end.
        return new BudgetAccount(scope, period is { } part ? scope + "@" + part.Mark : scope, Allowed, period?.End.AddDays(1) ?? End(utc, lifetime));
    }

    /// <summary>Later than there are days is for ever.</summary>
    private static DateTimeOffset? End(DateTimeOffset now, TimeSpan? lifetime) => lifetime < DateTimeOffset.MaxValue - now ? now + lifetime : null;
}
