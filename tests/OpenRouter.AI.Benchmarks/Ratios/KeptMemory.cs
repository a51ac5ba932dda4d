using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Ratios;

/// <summary>Measures what stays in memory when a caller collects everything that was handed over.</summary>
internal static class KeptMemory
{
    private const int Rounds = 5;

    public static async Task<IReadOnlyDictionary<Contestant, Figures>> MeasureAsync(Scenario scenario)
    {
        var figures = new Dictionary<Contestant, Figures>();
        foreach (Contestant contestant in Enum.GetValues<Contestant>().Where(contestant => contestant != Contestant.FloorBytes))
        {
            using IContestantRun run = ContestantRuns.Create(scenario, contestant);
            await run.RunAsync().ConfigureAwait(false);
            var kept = new List<double>();
            for (int round = 0; round < Rounds; round++)
            {
                kept.Add(await RoundAsync(run).ConfigureAwait(false) / (double)scenario.Units);
            }

            figures[contestant] = new Figures(Nanoseconds: null, kept.Order().ElementAt(Rounds / 2));
        }

        return figures;
    }

    // A method of its own, so that nothing of a round lives on in the state of the loop when the next one begins.
    private static async Task<long> RoundAsync(IContestantRun run)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        object all = await run.KeepAsync().ConfigureAwait(false);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(all);
        return kept;
    }
}
