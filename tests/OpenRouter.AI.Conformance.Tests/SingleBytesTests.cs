using System;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

public sealed class SingleBytesTests(ITestOutputHelper output) : RecordingTests(output)
{
    [Theory]
    [MemberData(nameof(Names))]
    public Task Recording_SingleBytes_IsUnderstood(string name) => RunAsync(
        nameof(Split.SingleBytes),
        name,
        recording => RecordingCheck.Chat.AnswerAsync(recording, Split.SingleBytes),
        field => !field.StartsWith("sent.", StringComparison.Ordinal));
}
