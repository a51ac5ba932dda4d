using System.Linq;
using OpenRouter.AI.Testing.Answers;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Stops in the middle of the arguments of a call, in the middle of a string.</summary>
internal sealed class CutToolCallScenario : IScenario
{
    public ChatAnswer Answer(ChatRequest request)
    {
        string name = request.Tools.Select(tool => tool.Name).FirstOrDefault("emulated_tool");
        string arguments = request.Tools.Select(tool => ToolCallSteps.Arguments(request, tool)).FirstOrDefault("{}");
        string cut = arguments.LastIndexOf('"') is var quote and > 0 ? arguments[..quote] : "{\"text\":\"cut o";
        return new ChatAnswer(ToolCallSteps.Of(request, name, cut, 0).ToList())
        {
            FinishReason = "length",
            NativeFinishReason = "max_tokens",
        };
    }
}
