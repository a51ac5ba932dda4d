using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

/// <summary>A piece of the arguments of a tool call.</summary>
internal sealed record ArgumentsStep(int Index, string Text) : AnswerStep
{
    internal override void AddTo(JsonObject delta) => delta["tool_calls"] = new JsonArray(new JsonObject
    {
        ["index"] = Index,
        ["function"] = new JsonObject { ["arguments"] = Text },
    });

    // A step alone is measured too, without the head of its call.
    internal override void AddTo(AnswerMessage message)
    {
        if (Index < message.Calls.Count)
        {
            message.Calls[Index].Arguments.Append(Text);
        }
    }
}
