using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Scenarios;
using OpenRouter.AI.Testing.Scripting;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>What an answer used and cost.</summary>
internal sealed record AnswerUsage(int Prompt, int Completion, int Reasoning, decimal PromptCost, decimal CompletionCost)
{
    internal decimal Cost => PromptCost + CompletionCost;

    internal static AnswerUsage Of(ChatRequest request, ChatAnswer answer, EmulatedModel model)
    {
        AnswerMessage message = new(answer.Steps);
        int prompt = request.Tokens;
        return new AnswerUsage(
            prompt,
            message.Tokens,
            message.ReasoningTokens,
            prompt * model.PromptPrice,
            message.Tokens * model.CompletionPrice);
    }

    /// <summary>Takes over what a script says was used.</summary>
    internal AnswerUsage With(ReplyUsage? said)
    {
        if (said is null)
        {
            return this;
        }

        decimal promptCost = said.Cost ?? (Prompt == 0 ? 0 : PromptCost / Prompt * said.Prompt);
        decimal completionCost = said.Cost is not null ? 0 : Completion == 0 ? 0 : CompletionCost / Completion * said.Completion;
        return new AnswerUsage(said.Prompt, said.Completion, said.Reasoning, promptCost, completionCost);
    }

    internal JsonObject ToJson() => new()
    {
        ["prompt_tokens"] = Prompt,
        ["completion_tokens"] = Completion,
        ["total_tokens"] = Prompt + Completion,
        ["cost"] = Cost,
        ["is_byok"] = false,
        ["prompt_tokens_details"] = new JsonObject
        {
            ["cached_tokens"] = 0,
            ["cache_write_tokens"] = 0,
            ["audio_tokens"] = 0,
            ["video_tokens"] = 0,
        },
        ["cost_details"] = new JsonObject
        {
            ["upstream_inference_cost"] = Cost,
            ["upstream_inference_prompt_cost"] = PromptCost,
            ["upstream_inference_completions_cost"] = CompletionCost,
        },
        ["completion_tokens_details"] = new JsonObject
        {
            ["reasoning_tokens"] = Reasoning,
            ["image_tokens"] = 0,
            ["audio_tokens"] = 0,
        },
    };
}
