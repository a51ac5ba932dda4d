using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Ratios;

/// <summary>Checks before measuring that every contestant does the work: who drops half of an answer is fast for nothing.</summary>
internal static class Verification
{
    /// <exception cref="InvalidDataException">A contestant hands over something else than was sent.</exception>
    public static async Task VerifyAsync(Scenario scenario, Contestant contestant)
    {
        using IContestantRun run = ContestantRuns.Create(scenario, contestant);
        if (contestant == Contestant.FloorBytes)
        {
            Check(scenario, contestant, "bytes", await run.RunAsync().ConfigureAwait(false) > 0);
            return;
        }

        Handed handed = await run.ReadAsync().ConfigureAwait(false);
        Check(scenario, contestant, "text", handed.Text == scenario.Expected.Text);
        Check(scenario, contestant, "arguments", SameCalls(scenario.Expected.Calls, handed.Calls, contestant));
        Check(scenario, contestant, "request", handed.RequestBytes > scenario.Expected.RequestBytes);

        // The peer hands over no reasoning; that it does less is part of its figure.
        Check(scenario, contestant, "reasoning", contestant == Contestant.Peer || handed.Reasoning == scenario.Expected.Reasoning);
    }

    private static bool SameCalls(IReadOnlyList<string> expected, IReadOnlyList<string> handed, Contestant contestant) =>
        contestant == Contestant.FloorText
            ? string.Concat(expected) == string.Concat(handed)
            : expected.Count == handed.Count
                && expected.Zip(handed).All(pair => JsonNode.DeepEquals(JsonNode.Parse(pair.First), JsonNode.Parse(pair.Second)));

    private static void Check(Scenario scenario, Contestant contestant, string what, bool holds)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{scenario.Name}: {contestant} does not hand over the {what} that was sent.");
        }
    }
}
