using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers.Steps;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>The message that the steps of an answer add up to.</summary>
internal sealed class AnswerMessage
{
    internal AnswerMessage(IEnumerable<AnswerStep> steps)
    {
        foreach (AnswerStep step in steps)
        {
            step.AddTo(this);
        }
    }

    internal StringBuilder Content { get; } = new();

    internal StringBuilder Reasoning { get; } = new();

    internal string? Signature { get; set; }

    internal string? Refusal { get; set; }

    internal List<(string Id, string Name, StringBuilder Arguments)> Calls { get; } = [];

    internal JsonArray Images { get; } = [];

    internal JsonArray Annotations { get; } = [];

    /// <summary>Gets the size of the answer in the emulator's tokens, which are words.</summary>
    internal int Tokens => Words.Count(Content.ToString()) + ReasoningTokens + Calls.Sum(call => 1 + Words.Count(call.Arguments.ToString()))
        + Words.Count(Refusal ?? string.Empty);

    internal int ReasoningTokens => Words.Count(Reasoning.ToString());

    internal JsonObject ToJson()
    {
        JsonObject message = new()
        {
            ["role"] = "assistant",
            ["content"] = Content.Length == 0 && (Calls.Count > 0 || Refusal is not null) ? null : Content.ToString(),
            ["refusal"] = Refusal,
            ["reasoning"] = Reasoning.Length == 0 ? null : Reasoning.ToString(),
        };
        if (Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray(Calls.Select((call, index) => (JsonNode?)new JsonObject
            {
                ["type"] = "function",
                ["index"] = index,
                ["id"] = call.Id,
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments.ToString() },
            }).ToArray());
        }

        if (Reasoning.Length > 0)
        {
            message["reasoning_details"] = new JsonArray(SignedThought.Detail(Reasoning.ToString(), Signature));
        }

        if (Annotations.Count > 0)
        {
            message["annotations"] = Annotations.DeepClone();
        }

        if (Images.Count > 0)
        {
            message["images"] = Images.DeepClone();
        }

        return message;
    }
}
