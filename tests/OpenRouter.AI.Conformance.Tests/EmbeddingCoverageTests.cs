using System;
using System.Linq;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

[Collection(RunsLast.Name)]
public sealed class EmbeddingCoverageTests
{
    [Fact]
    public void Recordings_AfterTheRun_AllRan()
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        Assert.NotEmpty(folder.EmbeddingNames);
        foreach (Split split in Enum.GetValues<Split>())
        {
            string run = EmbeddingTests.Run(split);
            Console.WriteLine($"[conformance] {run}: {RunLedger.Ran(run).Count} ran, {RunLedger.HeldWrong(run)} with an expected outcome held to be wrong.");
            Assert.Equal(folder.EmbeddingNames.Order(StringComparer.Ordinal), RunLedger.Ran(run));
        }
    }
}
