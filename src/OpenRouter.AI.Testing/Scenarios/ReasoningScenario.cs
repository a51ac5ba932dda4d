using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Thinks as Claude does: in the open, signed, and with its thoughts wanted back beside the tool calls that they led to.</summary>
internal sealed class ReasoningScenario : IScenario
{
    private readonly ToolsScenario _inner = new(ToolUse.Always);

    public ChatAnswer Answer(ChatRequest request)
    {
        ChatAnswer answer = _inner.Answer(request);
        if (!request.ShowsReasoning)
        {
            return answer;
        }

        CheckReplay(request);
        string thought = request.LastRole == "tool"
            ? "The tools have answered. Now the emulator quotes their results."
            : $"The emulator pretends to think about {Words.Count(request.LastUserText)} words. Then it answers.";
        IEnumerable<AnswerStep> thinking = Words.Chunks(thought).Select(AnswerStep (piece) => new ReasoningStep(piece))
            .Append(new SignatureStep(SignedThought.Sign(thought)));
        return answer with { Steps = [.. thinking, .. answer.Steps] };
    }

    private static void CheckReplay(ChatRequest request)
    {
        foreach (JsonField message in request.Messages.Where(message => message["tool_calls"].Items().Any()))
        {
            JsonField details = message["reasoning_details"];
            if (SignedThought.Fault(details.Value) is { } fault)
            {
                throw new RejectedRequestException(ServiceError.Of(400, "Provider returned error", new JsonObject
                {
                    ["provider_name"] = "Emulator",
                    ["raw"] = JsonText.Of(new JsonObject
                    {
                        ["type"] = "error",
                        ["error"] = new JsonObject { ["type"] = "invalid_request_error", ["message"] = $"{details.Path}: {fault}" },
                    }),
                    ["error_type"] = "invalid_request",
                }));
            }
        }
    }
}
