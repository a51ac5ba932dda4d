using System;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

/// <summary>The recordings of the Responses endpoint: the answer in every split, and the way back.</summary>
public sealed class ResponsesRecordingTests(ITestOutputHelper output) : RecordingTests(output)
{
    // A theory without data would be an error; this one row is skipped with the reason.
    private const string NoRecordings = "(no recordings)";

    public static TheoryData<string> ResponsesNames => [.. RecordingFolder.FromEnvironment?.ResponsesNames ?? [NoRecordings]];

    [Theory]
    [MemberData(nameof(ResponsesNames))]
    public Task Recording_Whole_IsUnderstood(string name) => AnswerAsync(name, Split.Whole);

    [Theory]
    [MemberData(nameof(ResponsesNames))]
    public Task Recording_SingleBytes_IsUnderstood(string name) => AnswerAsync(name, Split.SingleBytes);

    [Theory]
    [MemberData(nameof(ResponsesNames))]
    public Task Recording_RandomPieces_IsUnderstood(string name) => AnswerAsync(name, Split.RandomPieces);

    [Theory]
    [MemberData(nameof(ResponsesNames))]
    public Task Recording_SentBack_IsUnchanged(string name) => RunAsync(
        RecordingCheck.RoundTrip,
        name,
        RecordingCheck.Responses.RoundTripAsync,
        field => field.StartsWith("sent.", StringComparison.Ordinal));

    private Task AnswerAsync(string name, Split split) => RunAsync(
        split.ToString(),
        name,
        recording => RecordingCheck.Responses.AnswerAsync(recording, split),
        field => !field.StartsWith("sent.", StringComparison.Ordinal));
}
