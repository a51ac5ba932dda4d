using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

internal sealed record RefusalStep(string Text) : AnswerStep
{
    internal override void AddTo(JsonObject delta) => delta["refusal"] = Text;

    internal override void AddTo(AnswerMessage message) => message.Refusal += Text;
}
