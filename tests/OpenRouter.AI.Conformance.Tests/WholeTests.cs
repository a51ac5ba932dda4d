using System;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

public sealed class WholeTests(ITestOutputHelper output) : RecordingTests(output)
{
    [Theory]
    [MemberData(nameof(Names))]
    public Task Recording_Whole_IsUnderstood(string name) => RunAsync(
        nameof(Split.Whole),
        name,
        recording => RecordingCheck.Chat.AnswerAsync(recording, Split.Whole),
        field => !field.StartsWith("sent.", StringComparison.Ordinal));
}
