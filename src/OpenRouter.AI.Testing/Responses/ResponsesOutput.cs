using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;

namespace OpenRouter.AI.Testing.Responses;

/// <summary>The response object around the items of an answer.</summary>
internal static class ResponsesOutput
{
    internal static JsonObject Response(Generation generation, ChatAnswer? answer, string status, JsonArray output, AnswerUsage? usage)
    {
        string? reason = status == "incomplete" ? (answer?.FinishReason == "length" ? "max_output_tokens" : answer?.FinishReason) : null;
        return new JsonObject
        {
            ["id"] = generation.Id,
            ["object"] = "response",
            ["created_at"] = generation.Created,
            ["completed_at"] = status == "completed" ? generation.Created : null,
            ["status"] = status,
            ["model"] = generation.Model,
            ["error"] = null,
            ["incomplete_details"] = reason is null ? null : new JsonObject { ["reason"] = reason },
            ["instructions"] = null,
            ["output"] = output,
            ["parallel_tool_calls"] = true,
            ["metadata"] = new JsonObject(),
            ["store"] = false,
            ["previous_response_id"] = null,
            ["service_tier"] = "default",
            ["usage"] = usage is null ? null : Usage(usage),
        };
    }

    /// <summary>Makes a response that failed after it had begun.</summary>
    internal static JsonObject Failed(Generation generation)
    {
        JsonObject response = Response(generation, null, "failed", [], null);
        response["error"] = Error();
        response["error_type"] = "provider_unavailable";
        return response;
    }

    internal static JsonObject Error() => new() { ["code"] = "server_error", ["message"] = "Provider disconnected" };

    internal static string Status(ChatAnswer answer) => answer.FinishReason is "length" or "content_filter" ? "incomplete" : "completed";

    private static JsonObject Usage(AnswerUsage usage) => new()
    {
        ["input_tokens"] = usage.Prompt,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
        ["output_tokens"] = usage.Completion,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.Reasoning },
        ["total_tokens"] = usage.Prompt + usage.Completion,
        ["cost"] = usage.Cost,
        ["is_byok"] = false,
        ["cost_details"] = new JsonObject
        {
            ["upstream_inference_cost"] = usage.Cost,
            ["upstream_inference_input_cost"] = usage.PromptCost,
            ["upstream_inference_output_cost"] = usage.CompletionCost,
        },
    };
}
