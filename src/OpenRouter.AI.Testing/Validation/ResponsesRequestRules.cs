using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>
/// Checks what a Responses request must have in its own shape (https://openrouter.ai/docs/api/reference/responses/overview). What it shares with
/// a chat request is checked there. Failures have the string code and the neighbouring metadata that the service answers with here.
/// </summary>
internal static class ResponsesRequestRules
{
    internal static void Check(JsonElement body)
    {
        JsonField request = new(body, string.Empty);
        if (request["store"] is { IsGiven: true } store && store.Value.ValueKind != JsonValueKind.False)
        {
            throw Invalid(store, "expected false; the API keeps no state");
        }

        if (request["previous_response_id"] is { IsGiven: true } previous)
        {
            throw Invalid(previous, "not supported; the API keeps no state");
        }

        foreach (string name in new[] { "messages", "max_tokens", "max_completion_tokens", "response_format" })
        {
            if (request[name].IsGiven)
            {
                throw Invalid(request[name], "unrecognized key; it belongs to chat completions");
            }
        }

        CheckInput(request["input"]);
        foreach (JsonField tool in request["tools"].Items())
        {
            CheckTool(tool);
        }
    }

    private static void CheckInput(JsonField input)
    {
        if (!input.IsText && !input.IsArray)
        {
            throw Invalid(input, "expected a string or an array");
        }

        foreach (JsonField item in input.Items())
        {
            switch (item["type"].Text)
            {
                case "" or "message":
                    CheckMessage(item);
                    break;
                case "function_call":
                    Need(item, "call_id", "name", "arguments");
                    break;
                case "function_call_output":
                    Need(item, "call_id");
                    break;
                case "reasoning" when !item["id"].IsText || !item["summary"].IsArray:
                    throw Invalid(item["summary"], "required; a reasoning item has an id and a list of summaries");
            }
        }
    }

    private static void CheckMessage(JsonField message)
    {
        Need(message, "role");
        bool isOutput = message["role"].Text == "assistant" && message["content"].IsArray;
        if (isOutput)
        {
            Need(message, "id", "status");
        }

        foreach (JsonField part in message["content"].Items())
        {
            bool known = part["type"].Text switch
            {
                "output_text" => isOutput && part["text"].IsText,
                "refusal" => isOutput && part["refusal"].IsText,
                "input_text" => part["text"].IsText,
                "input_image" => part["image_url"].IsText && part["detail"].IsText,
                "input_file" or "input_audio" => true,
                "input_video" => part["video_url"].IsText,
                _ => false,
            };
            if (!known)
            {
                throw Invalid(part, "invalid content part");
            }
        }
    }

    private static void CheckTool(JsonField tool)
    {
        if (tool["type"].Text == "function" && (tool["function"].IsGiven || !tool["name"].IsText || !tool["parameters"].IsObject))
        {
            throw Invalid(tool, "expected a function with its name and parameters beside its type");
        }
    }

    private static void Need(JsonField item, params string[] names)
    {
        foreach (string name in names)
        {
            if (!item[name].IsText)
            {
                throw Invalid(item[name], "expected a string");
            }
        }
    }

    private static RejectedRequestException Invalid(JsonField field, string reason) => new(new PlainAnswer(400, JsonText.Of(new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = "invalid_prompt", ["message"] = "Invalid Responses API request" },
        ["metadata"] = new JsonObject { ["raw"] = $"{field.Path}: {reason}" },
    })));
}
