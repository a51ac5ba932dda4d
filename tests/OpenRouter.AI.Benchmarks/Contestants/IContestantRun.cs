using System;
using System.Threading.Tasks;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>One contestant, ready to do one scenario again and again.</summary>
internal interface IContestantRun : IDisposable
{
    /// <summary>Does the scenario once; the result depends on everything that was read.</summary>
    Task<long> RunAsync();

    /// <summary>Does the scenario once and returns everything that was handed over, as objects that a caller would keep.</summary>
    Task<object> KeepAsync();

    /// <summary>Does the scenario once and says what was handed over.</summary>
    Task<Handed> ReadAsync();
}
