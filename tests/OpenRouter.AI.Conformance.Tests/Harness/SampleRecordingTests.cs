using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance.Harness;

public sealed class SampleRecordingTests
{
    public static TheoryData<string> Names => [.. Sample.Folder.ChatNames];

    public static MatrixTheoryData<string, Split> NamesAndSplits =>
        new(Sample.Folder.ChatNames, [Split.Whole, Split.SingleBytes, Split.RandomPieces]);

    [Theory]
    [MemberData(nameof(NamesAndSplits))]
    public async Task Sample_AnySplit_IsUnderstood(string name, Split split) =>
        Assert.Empty(await RecordingCheck.Chat.AnswerAsync(Sample.Folder.Load(name), split));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sample_SentBack_IsUnchanged(string name) =>
        Assert.Empty(await RecordingCheck.Chat.RoundTripAsync(Sample.Folder.Load(name)));

    [Fact]
    public async Task Answer_ErrorExpected_IsADifference()
    {
        var recording = Sample.Folder.Load("refusal") with { Expected = Sample.Folder.Load("rate-limited").Expected };
        Assert.Equal("error", Assert.Single(await RecordingCheck.Chat.AnswerAsync(recording, Split.Whole)).Field);
    }

    [Fact]
    public async Task Failure_AnswerExpected_IsADifference()
    {
        var recording = Sample.Folder.Load("rate-limited") with { Expected = Sample.Folder.Load("refusal").Expected };
        Assert.Equal("answer", Assert.Single(await RecordingCheck.Chat.AnswerAsync(recording, Split.Whole)).Field);
        Assert.Equal("answer", Assert.Single(await RecordingCheck.Chat.RoundTripAsync(recording)).Field);
    }
}
