using System;
using System.Threading.Tasks;

namespace OpenRouter.AI.AccountTools;

/// <summary>What was read, or why it could not be. Failures are kept like values, so that a model that loops does not repeat them
/// either.</summary>
internal sealed record Reading<T>(T? Value, OpenRouterException? Failure)
    where T : class
{
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
