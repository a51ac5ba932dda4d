using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Ratios;

/// <summary>The quick mode: all contestants in one process, a table of ratios in some minutes.</summary>
internal static class RatioRun
{
    /// <param name="filter">A part of the names of the rows to run; null = all.</param>
    /// <returns>0, or 1 when a contestant did not do the work or no row has such a name.</returns>
    public static async Task<int> RunAsync(string? filter)
    {
        long start = Stopwatch.GetTimestamp();
        var rows = Scenarios.All.Where(row => filter is null || row.Name.Contains(filter, StringComparison.Ordinal)).ToList();
        if (rows.Count == 0)
        {
            Console.WriteLine("No such row. Rows: " + string.Join(", ", Scenarios.All.Select(row => row.Name)));
            return 1;
        }

        Console.WriteLine(RatioTable.Head);
        int exitCode = 0;
        foreach ((string name, Func<Scenario> make) in rows)
        {
            try
            {
                Console.WriteLine(await RowAsync(make()).ConfigureAwait(false));
            }
            catch (Exception problem)
            {
                // The other rows still tell something.
                exitCode = 1;
                Console.WriteLine($"| {name} | not measured: {problem.GetType().Name}, {problem.Message} |");
            }
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"\nPeer: Microsoft.Extensions.AI.OpenAI. Medians of rounds in turn; {seconds:0} s.");
        return exitCode;
    }

    private static async Task<string> RowAsync(Scenario scenario)
    {
        foreach (Contestant contestant in Enum.GetValues<Contestant>())
        {
            await Verification.VerifyAsync(scenario, contestant).ConfigureAwait(false);
        }

        IReadOnlyDictionary<Contestant, Figures> figures = scenario.MeasuresKept
            ? await KeptMemory.MeasureAsync(scenario).ConfigureAwait(false)
            : await TurnTaking.MeasureAsync(scenario).ConfigureAwait(false);
        return RatioTable.Line(scenario, figures);
    }
}
