using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using OpenRouter.AI.Benchmarks.Contestants;
using OpenRouter.AI.Benchmarks.Ratios;

namespace OpenRouter.AI.Benchmarks;

/// <summary>The rows under BenchmarkDotNet; the figures are per run of a row (2,000 chunks, or one call).</summary>
[MemoryDiagnoser]
public class ScenarioBenchmarks
{
    private readonly Dictionary<Contestant, IContestantRun> _runs = [];

    public static IEnumerable<string> Rows => Scenarios.All.Select(row => row.Name).Where(name => name != "kept");

    [ParamsSource(nameof(Rows))]
    public string Row { get; set; } = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        Scenario scenario = Scenarios.All.Single(row => row.Name == Row).Make();
        foreach (Contestant contestant in System.Enum.GetValues<Contestant>())
        {
            await Verification.VerifyAsync(scenario, contestant).ConfigureAwait(false);
            _runs[contestant] = ContestantRuns.Create(scenario, contestant);
        }
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        foreach (IContestantRun run in _runs.Values)
        {
            run.Dispose();
        }

        _runs.Clear();
    }

    [Benchmark(Baseline = true)]
    public Task<long> Peer() => _runs[Contestant.Peer].RunAsync();

    [Benchmark]
    public Task<long> OpenRouterAI() => _runs[Contestant.OpenRouterAI].RunAsync();

    [Benchmark]
    public Task<long> FloorText() => _runs[Contestant.FloorText].RunAsync();

    [Benchmark]
    public Task<long> FloorBytes() => _runs[Contestant.FloorBytes].RunAsync();
}
