using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

/// <summary>Runs one recording and says what differs; what is compared, and how, differs by endpoint.</summary>
internal abstract class RecordingCheck
{
    public const string RoundTrip = "RoundTrip";

    public static RecordingCheck Chat { get; } = new ChatRecordingCheck();

    public static RecordingCheck Responses { get; } = new ResponsesRecordingCheck();

    /// <summary>Repeats the call and compares the answer, or the failure, with the expected outcome.</summary>
    public async Task<IReadOnlyList<Difference>> AnswerAsync(ChatRecording recording, Split split)
    {
        using var call = new RecordedCall(recording, split);
        ReplayOutcome outcome = await call.SendAsync(TestContext.Current.CancellationToken);
        if (call.Sent.Count != 1)
        {
            return [new Difference("requests", "1", $"{call.Sent.Count}")];
        }

        if (recording.IsError)
        {
            return ErrorComparison.Differences(recording.Expected, outcome);
        }

        return outcome.Response is null
            ? [new Difference("answer", "an answer", outcome.Failure!.ToString())]
            : AnswerDifferences(recording, outcome.Response);
    }

    /// <summary>Sends the answer back in a history, as it is and through JSON, and compares what was sent with what was received.</summary>
    public async Task<IReadOnlyList<Difference>> RoundTripAsync(ChatRecording recording)
    {
        using var call = new RecordedCall(recording, Split.Whole);
        ReplayOutcome outcome = await call.SendAsync(TestContext.Current.CancellationToken);
        if (recording.IsError)
        {
            return outcome.Response is null ? [] : ErrorComparison.Differences(recording.Expected, outcome);
        }

        if (outcome.Response is null)
        {
            return [new Difference("answer", "an answer", outcome.Failure!.ToString())];
        }

        List<ChatMessage> history = NextTurn.After(outcome.Response);
        List<ChatMessage> stored = NextTurn.ThroughJson(history);
        IReadOnlyList<Difference> direct = await NextAsync(call, recording, history);
        IReadOnlyList<Difference> fromJson = await NextAsync(call, recording, stored);
        return [.. direct, .. fromJson.Select(difference => difference with { Field = difference.Field + " (through JSON)" })];
    }

    protected abstract IReadOnlyList<Difference> AnswerDifferences(ChatRecording recording, ChatResponse answer);

    protected abstract IReadOnlyList<Difference> SentDifferences(ChatRecording recording, JsonElement sent);

    private async Task<IReadOnlyList<Difference>> NextAsync(RecordedCall call, ChatRecording recording, List<ChatMessage> history)
    {
        byte[] body = await call.SendNextAsync(history, TestContext.Current.CancellationToken);
        using JsonDocument sent = JsonDocument.Parse(body);
        return SentDifferences(recording, sent.RootElement);
    }
}
