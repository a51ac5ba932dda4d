using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;

namespace OpenRouter.AI.Conformance;

/// <summary>What is compared of a recording of the chat endpoint.</summary>
internal sealed class ChatRecordingCheck : RecordingCheck
{
    protected override IReadOnlyList<Difference> AnswerDifferences(ChatRecording recording, ChatResponse answer) =>
        AnswerComparison.Differences(recording.Expected, ChatObservation.Observe(answer));

    protected override IReadOnlyList<Difference> SentDifferences(ChatRecording recording, JsonElement sent) =>
        SentHistoryComparison.Differences(recording.Expected, RecordedFiles.Of(recording), sent);
}
