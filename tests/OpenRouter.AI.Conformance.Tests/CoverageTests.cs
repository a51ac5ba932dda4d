using System;
using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

[Collection(RunsLast.Name)]
public sealed class CoverageTests(ITestOutputHelper output)
{
    [Fact]
    public void Recordings_AfterTheRun_AllRan()
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        Say($"{folder.ChatNames.Count} chat and {folder.ResponsesNames.Count} responses recordings in the folder. {folder.NotCoveredLine}");
        foreach ((string api, IReadOnlyList<string> names) in folder.NotCovered)
        {
            output.WriteLine($"Not covered yet ({api}): {string.Join(", ", names)}");
        }

        string[] runs = [.. Enum.GetNames<Split>(), RecordingCheck.RoundTrip];
        foreach (string run in runs)
        {
            Say($"{run}: {RunLedger.Ran(run).Count} ran, {RunLedger.HeldWrong(run)} with an expected outcome held to be wrong.");
        }

        foreach (KnownDisagreement entry in KnownDisagreements.All)
        {
            Say($"Held to be wrong: {entry.Recording}, {entry.Field}: {entry.Reason}");
        }

        Assert.NotEmpty(folder.ChatNames);
        IEnumerable<string> all = folder.ChatNames.Concat(folder.ResponsesNames).Order(StringComparer.Ordinal);
        Assert.All(runs, run => Assert.Equal(all, RunLedger.Ran(run)));
    }

    [Fact]
    public void KnownDisagreements_Always_NameARecordingAndAReason()
    {
        Assert.All(KnownDisagreements.All, entry => Assert.True(entry.Field.Length > 0 && entry.Reason.Length > 20, entry.Recording));
        Assert.All(
            KnownDisagreements.All.Where(_ => RecordingFolder.FromEnvironment is not null),
            entry => Assert.Contains(entry.Recording, RecordingFolder.FromEnvironment!.ChatNames.Concat(RecordingFolder.FromEnvironment.ResponsesNames)));
    }

    // The output of a passed test is seldom shown; a diagnostic message reaches the console.
    private void Say(string line)
    {
        output.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
        Console.WriteLine("[conformance] " + line);
    }
}
