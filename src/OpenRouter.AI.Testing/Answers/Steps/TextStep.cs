using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

internal sealed record TextStep(string Text) : AnswerStep
{
    internal override void AddTo(JsonObject delta) => delta["content"] = Text;

    internal override void AddTo(AnswerMessage message) => message.Content.Append(Text);
}
