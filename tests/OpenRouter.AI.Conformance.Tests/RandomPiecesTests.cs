using System;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

public sealed class RandomPiecesTests(ITestOutputHelper output) : RecordingTests(output)
{
    [Theory]
    [MemberData(nameof(Names))]
    public Task Recording_RandomPieces_IsUnderstood(string name) => RunAsync(
        nameof(Split.RandomPieces),
        name,
        recording => RecordingCheck.Chat.AnswerAsync(recording, Split.RandomPieces),
        field => !field.StartsWith("sent.", StringComparison.Ordinal));
}
