using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Ratios;

/// <summary>Measures the contestants in turns, so that a disturbance of the machine meets all of them; medians count.</summary>
internal static class TurnTaking
{
    private const int Rounds = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(120);

    public static async Task<IReadOnlyDictionary<Contestant, Figures>> MeasureAsync(Scenario scenario)
    {
        var entrants = new List<Entrant>();
        foreach (Contestant contestant in Enum.GetValues<Contestant>())
        {
            IContestantRun run = ContestantRuns.Create(scenario, contestant);
            entrants.Add(new Entrant(contestant, run, await RepetitionsAsync(run).ConfigureAwait(false)));
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int turn = 0; turn < entrants.Count; turn++)
            {
                await SliceAsync(entrants[(turn + round) % entrants.Count], scenario.Units).ConfigureAwait(false);
            }
        }

        entrants.ForEach(entrant => entrant.Run.Dispose());
        return entrants.ToDictionary(entrant => entrant.Contestant, entrant => entrant.Median());
    }

    // Warms up until the compiler has done its work (after less, code that still counts for it was seen in whole rows), and learns then how often a slice repeats the scenario.
    // CPU time decides, since on a busy machine little of the time that passes is ours; yet it may not last for ever.
    private static async Task<int> RepetitionsAsync(IContestantRun run)
    {
        await RepeatAsync(run, WarmUp).ConfigureAwait(false);
        return Math.Max(1, await RepeatAsync(run, Slice).ConfigureAwait(false));
    }

    private static async Task<int> RepeatAsync(IContestantRun run, TimeSpan cpu)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan end = Environment.CpuUsage.TotalTime + cpu;
        int count = 0;
        do
        {
            await run.RunAsync().ConfigureAwait(false);
            count++;
        }
        while (Environment.CpuUsage.TotalTime < end && Stopwatch.GetElapsedTime(start) < LongestWarmUp);

        return count;
    }

    private static async Task SliceAsync(Entrant entrant, int units)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < entrant.Repetitions; i++)
        {
            await entrant.Run.RunAsync().ConfigureAwait(false);
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        double count = (double)entrant.Repetitions * units;
        entrant.Rounds.Add(new Figures(cpu.TotalNanoseconds / count, bytes / count));
    }

    private sealed record Entrant(Contestant Contestant, IContestantRun Run, int Repetitions)
    {
        public List<Figures> Rounds { get; } = [];

        public Figures Median() => new(
            Rounds.Select(figures => figures.Nanoseconds!.Value).Order().ElementAt(Rounds.Count / 2),
            Rounds.Select(figures => figures.Bytes).Order().ElementAt(Rounds.Count / 2));
    }
}
