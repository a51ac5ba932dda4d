using System;
using System.Linq;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

[Collection(RunsLast.Name)]
public sealed class DataCoverageTests
{
    [Fact]
    public void Recordings_AfterTheRun_AllRan()
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        Assert.NotEmpty(folder.DataNames);
        foreach (Split split in Enum.GetValues<Split>())
        {
            string run = DataTests.Run(split);
            Console.WriteLine($"[conformance] {run}: {RunLedger.Ran(run).Count} ran, {RunLedger.HeldWrong(run)} with an expected outcome held to be wrong.");
            Assert.Equal(folder.DataNames.Order(StringComparer.Ordinal), RunLedger.Ran(run));
        }
    }
}
