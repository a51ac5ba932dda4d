using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

/// <summary>A piece of a thought; the service sends its text twice.</summary>
internal sealed record ReasoningStep(string Text) : AnswerStep
{
    internal override void AddTo(JsonObject delta)
    {
        delta["reasoning"] = Text;
        delta["reasoning_details"] = new JsonArray(SignedThought.Detail(Text, null));
    }

    internal override void AddTo(AnswerMessage message) => message.Reasoning.Append(Text);
}
