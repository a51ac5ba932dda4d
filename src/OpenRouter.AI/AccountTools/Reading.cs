using System;
using System.Threading.Tasks;

namespace OpenRouter.AI.AccountTools;

/// <summary>What was read, or why it could not be. Failures are kept like values, so that a model that loops does not repeat them either,
/// but no longer than the service wants to be left alone.</summary>
internal sealed record Reading<T>(T? Value, OpenRouterException? Failure)
    where T : class
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Gets for how long it is kept.</summary>
    internal TimeSpan Lifetime => Failure?.RetryAfter is { } wait && wait < Longest ? wait : Longest;

    internal static async Task<Reading<T>> OfAsync(Func<Task<T>> read)
    {
        try
        {
            return new Reading<T>(await read().ConfigureAwait(false), null);
        }
        catch (OpenRouterException failure)
        {
            return new Reading<T>(null, failure);
        }
    }
}
