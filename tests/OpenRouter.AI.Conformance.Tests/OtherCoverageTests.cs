using System;
using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

/// <summary>Whether the recordings beside those of the chat endpoints all ran.</summary>
[Collection(RunsLast.Name)]
public sealed class OtherCoverageTests
{
    [Fact]
    public void DataRecordings_AfterTheRun_AllRan() => AllRan(static folder => folder.DataNames, DataTests.Run);

    [Fact]
    public void EmbeddingRecordings_AfterTheRun_AllRan() => AllRan(static folder => folder.EmbeddingNames, EmbeddingTests.Run);

    private static void AllRan(Func<RecordingFolder, IReadOnlyList<string>> names, Func<Split, string> runOf)
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        Assert.NotEmpty(names(folder));
        foreach (Split split in Enum.GetValues<Split>())
        {
            string run = runOf(split);
            Console.WriteLine($"[conformance] {run}: {RunLedger.Ran(run).Count} ran, {RunLedger.HeldWrong(run)} with an expected outcome held to be wrong.");
            Assert.Equal(names(folder).Order(StringComparer.Ordinal), RunLedger.Ran(run));
        }
    }
}
