using System.Collections.Generic;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>Says what a script says.</summary>
internal sealed class ReplyScenario(EmulatedReply reply) : IScenario
{
    public ChatAnswer Answer(ChatRequest request)
    {
        List<AnswerStep> steps = [];
        int calls = 0;
        foreach (ReplyPart part in reply.Parts)
        {
            steps.AddRange(part.Steps(request, calls));
            calls += part.IsCall ? 1 : 0;
        }

        return calls > 0
            ? new ChatAnswer(steps) { FinishReason = reply.FinishReason ?? "tool_calls", NativeFinishReason = "tool_use" }
            : new ChatAnswer(steps) { FinishReason = reply.FinishReason ?? "stop" };
    }
}
