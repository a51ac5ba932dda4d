using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The reasoning settings, of which some exclude each other.</summary>
internal static class ReasoningRules
{
    private static readonly string[] Efforts = ["max", "xhigh", "high", "medium", "low", "minimal", "none"];

    internal static void Check(JsonField request)
    {
        JsonField reasoning = request["reasoning"].BeObject();
        JsonField effort = reasoning["effort"].BeOneOf(Efforts);
        JsonField budget = reasoning["max_tokens"].BeInteger(1);
        reasoning["exclude"].BeBoolean();
        reasoning["enabled"].BeBoolean();
        reasoning["summary"].BeOneOf("auto", "concise", "detailed");
        JsonField shorthand = request["reasoning_effort"].BeOneOf(Efforts);
        request["include_reasoning"].BeBoolean();

        if (effort.IsGiven && budget.IsGiven)
        {
            throw reasoning.Invalid("only one of effort and max_tokens can be given");
        }

        if (effort.IsGiven && shorthand.IsGiven && effort.Text != shorthand.Text)
        {
            throw shorthand.Invalid("conflicts with reasoning.effort");
        }

        CheckBudget(request, budget);
    }

    /// <summary>A thinking budget that leaves no room for an answer.</summary>
    private static void CheckBudget(JsonField request, JsonField budget)
    {
        foreach (string name in (string[])["max_tokens", "max_completion_tokens"])
        {
            if (budget.IsGiven && request[name] is { IsGiven: true } limit && limit.Value.GetInt32() <= budget.Value.GetInt32())
            {
                throw limit.Invalid("must be greater than reasoning.max_tokens");
            }
        }
    }
}
