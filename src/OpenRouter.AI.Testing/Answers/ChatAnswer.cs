using System.Collections.Generic;
using OpenRouter.AI.Testing.Answers.Steps;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>What a scenario answers, independent of the form: each step is one chunk of a stream, all steps together are a body.</summary>
internal sealed record ChatAnswer(IReadOnlyList<AnswerStep> Steps)
{
    internal string FinishReason { get; init; } = "stop";

    internal string NativeFinishReason { get; init; } = "end_turn";

    internal AnswerEnding Ending { get; init; } = AnswerEnding.Complete;
}
