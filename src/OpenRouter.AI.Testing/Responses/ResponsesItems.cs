using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;

namespace OpenRouter.AI.Testing.Responses;

/// <summary>The items that the steps of an answer add up to.</summary>
internal static class ResponsesItems
{
    internal const string ReasoningId = "rs_tmp_emulator";
    internal const string MessageId = "msg_tmp_emulator";
    internal const string RefusalId = "msg_tmp_emulator_refusal";
    internal const string ImageId = "ig_tmp_emulator";

    internal static JsonArray Items(ChatAnswer answer)
    {
        AnswerMessage message = new(answer.Steps);
        List<JsonNode?> items = [];
        if (message.Reasoning.Length > 0)
        {
            items.Add(Reasoning(message.Reasoning.ToString(), message.Signature));
        }

        if (message.Content.Length > 0 || (message.Refusal is null && message.Calls.Count == 0 && message.Images.Count == 0))
        {
            items.Add(Message(MessageId, TextPart(message)));
        }

        if (message.Refusal is { } refusal)
        {
            items.Add(Message(RefusalId, RefusalPart(refusal)));
        }

        items.AddRange(message.Images.Select(JsonNode? (image) => Image(image!["image_url"]!["url"]!.GetValue<string>())));
        items.AddRange(message.Calls.Select(JsonNode? (call) => Call(call.Id, call.Name, call.Arguments.ToString())));
        return new JsonArray(items.ToArray());
    }

    internal static JsonObject Reasoning(string text, string? signature)
    {
        JsonObject item = new()
        {
            ["type"] = "reasoning",
            ["id"] = ReasoningId,
            ["summary"] = new JsonArray(),
            ["content"] = new JsonArray(new JsonObject { ["type"] = "reasoning_text", ["text"] = text }),
        };
        if (signature is not null)
        {
            item["signature"] = signature;
            item["format"] = "anthropic-claude-v1";
        }

        return item;
    }

    internal static JsonObject Call(string id, string name, string arguments) => new()
    {
        ["type"] = "function_call",
        ["id"] = "fc_" + id,
        ["call_id"] = id,
        ["name"] = name,
        ["arguments"] = arguments,
        ["status"] = "completed",
    };

    internal static JsonObject Image(string url) => new()
    {
        ["type"] = "image_generation_call",
        ["id"] = ImageId,
        ["status"] = "completed",
        ["result"] = url[(url.AsSpan().IndexOf(',') + 1)..],
    };

    internal static JsonObject Message(string id, JsonObject part) => new()
    {
        ["type"] = "message",
        ["id"] = id,
        ["role"] = "assistant",
        ["status"] = "completed",
        ["content"] = new JsonArray(part),
    };

    internal static JsonObject RefusalPart(string refusal) => new() { ["type"] = "refusal", ["refusal"] = refusal };

    internal static JsonObject TextPart(AnswerMessage message) => new()
    {
        ["type"] = "output_text",
        ["text"] = message.Content.ToString(),
        ["annotations"] = new JsonArray(message.Annotations.Select(annotation => (JsonNode?)Flat(annotation!)).ToArray()),
        ["logprobs"] = new JsonArray(),
    };

    /// <summary>Annotations have no wrapper here.</summary>
    internal static JsonObject Flat(JsonNode annotation)
    {
        JsonObject flat = new() { ["type"] = "url_citation" };
        foreach (KeyValuePair<string, JsonNode?> member in annotation["url_citation"]!.AsObject())
        {
            flat[member.Key] = member.Value?.DeepClone();
        }

        return flat;
    }
}
