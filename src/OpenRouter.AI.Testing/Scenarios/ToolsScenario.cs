using System;
using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Answers;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>
/// Calls offered tools, then quotes their results. A forced choice is obeyed on every turn, also after results, as the service does;
/// who loops must take it back.
/// </summary>
internal sealed class ToolsScenario : IScenario
{
    private const int MostCalls = 2;

    private readonly ToolUse _use;

    internal ToolsScenario(ToolUse use) => _use = use;

    public ChatAnswer Answer(ChatRequest request)
    {
        List<OfferedTool> chosen = Choose(request);
        if (chosen.Count > 0)
        {
            return new ChatAnswer(chosen.SelectMany((tool, index) => ToolCallSteps.Of(request, tool, index)).ToList())
            {
                FinishReason = "tool_calls",
                NativeFinishReason = "tool_use",
            };
        }

        return EchoScenario.Answer(request, request.LastRole == "tool" ? EchoText.OfResults(request.ToolResults) : EchoText.Of(request));
    }

    private List<OfferedTool> Choose(ChatRequest request)
    {
        int most = request.ParallelToolCalls ? MostCalls : 1;
        if (request.ToolChoice["function"]["name"] is { IsText: true } forced)
        {
            return request.Tools.Where(tool => tool.Name == forced.Text).ToList();
        }

        if (request.ToolChoice.Text == "required")
        {
            return request.Tools.Take(most).ToList();
        }

        return request.ToolChoice.Text == "none" || request.ToolChoice.IsObject || request.LastRole != "user"
            ? []
            : Wanted(request).Take(most).ToList();
    }

    private IEnumerable<OfferedTool> Wanted(ChatRequest request)
    {
        string text = request.LastUserText;
        OfferedTool[] named = request.Tools.Where(tool => text.Contains(tool.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        bool all = _use == ToolUse.Always || text.Contains("tool", StringComparison.OrdinalIgnoreCase);
        return named.Length > 0 || !all ? named : request.Tools;
    }
}
