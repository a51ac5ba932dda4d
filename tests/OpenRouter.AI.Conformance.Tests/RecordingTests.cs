using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;

namespace OpenRouter.AI.Conformance;

/// <summary>What the classes that run the recordings share.</summary>
public abstract class RecordingTests(ITestOutputHelper output)
{
    // A theory without data would be an error; this one row is skipped with the reason.
    private const string NoRecordings = "(no recordings)";

    public static TheoryData<string> Names => [.. RecordingFolder.FromEnvironment?.ChatNames ?? [NoRecordings]];

    private protected async Task RunAsync(
        string run, string name, Func<ChatRecording, Task<IReadOnlyList<Difference>>> check, Func<string, bool> compared)
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        IReadOnlyList<Difference> differences = await check(folder.Load(name));
        Verdict verdict = Verdict.On(differences, KnownDisagreements.Of(name), compared);
        RunLedger.Add(run, name, verdict.Reasons.Count > 0);
        foreach (string line in verdict.Reasons)
        {
            output.WriteLine($"Held to be wrong in the expected outcome: {line}");
        }

        if (verdict.Failures.Count > 0)
        {
            Assert.Fail(string.Join(Environment.NewLine, verdict.Failures.Prepend(name)));
        }

        Assert.SkipWhen(verdict.Reasons.Count > 0, "The expected outcome is held to be wrong: " + string.Join("; ", verdict.Reasons));
    }
}
