using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;

namespace OpenRouter.AI.Conformance;

/// <summary>What is compared of a recording of the Responses endpoint.</summary>
internal sealed class ResponsesRecordingCheck : RecordingCheck
{
    protected override IReadOnlyList<Difference> AnswerDifferences(ChatRecording recording, ChatResponse answer) =>
        AnswerComparison.Differences(ResponsesObservation.Comparable(recording.Expected), ResponsesObservation.Observe(answer));

    protected override IReadOnlyList<Difference> SentDifferences(ChatRecording recording, JsonElement sent) =>
        SentItemsComparison.Differences(recording.Expected, RecordedOutput.Of(recording), sent);
}
