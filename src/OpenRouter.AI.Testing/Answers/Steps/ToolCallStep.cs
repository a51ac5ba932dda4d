using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

/// <summary>The head of a tool call; its arguments follow.</summary>
internal sealed record ToolCallStep(int Index, string Id, string Name) : AnswerStep
{
    internal override void AddTo(JsonObject delta) => delta["tool_calls"] = new JsonArray(new JsonObject
    {
        ["index"] = Index,
        ["id"] = Id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = Name, ["arguments"] = string.Empty },
    });

    internal override void AddTo(AnswerMessage message) => message.Calls.Add((Id, Name, new StringBuilder()));
}
