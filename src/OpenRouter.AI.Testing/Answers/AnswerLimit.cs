using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Answers.Steps;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>Ends a text at the token limit of the request. Tool calls stay whole; <c>emulator/cut-tool-call</c> is there to cut
/// one.</summary>
internal static class AnswerLimit
{
    internal static ChatAnswer Apply(ChatAnswer answer, int? limit)
    {
        if (limit is not { } left || answer.Ending != AnswerEnding.Complete || answer.Steps.Any(step => step is ToolCallStep)
            || new AnswerMessage(answer.Steps).Tokens <= left)
        {
            return answer;
        }

        List<AnswerStep> steps = [];
        foreach (AnswerStep step in answer.Steps)
        {
            int size = new AnswerMessage([step]).Tokens;
            if (size > left)
            {
                steps.AddRange(step is TextStep text && left > 0 ? [new TextStep(Words.First(text.Text, left))] : []);
                break;
            }

            steps.Add(step);
            left -= size;
        }

        return answer with { Steps = steps, FinishReason = "length", NativeFinishReason = "max_tokens" };
    }
}
