using System.Linq;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Responses;

/// <summary>Gathers input items to messages: the items of one turn of the assistant become one message, as on the chat endpoint.</summary>
internal sealed class InputTranslation
{
    private static readonly string[] FileMembers = ["filename", "file_id", "file_data"];

    private JsonObject? _turn;

    internal InputTranslation(JsonField request)
    {
        if (request["instructions"].IsText)
        {
            Add("system", JsonValue.Create(request["instructions"].Text));
        }

        JsonField input = request["input"];
        if (input.IsText)
        {
            Add("user", JsonValue.Create(input.Text));
        }

        foreach (JsonField item in input.Items())
        {
            Take(item);
        }
    }

    internal JsonArray Messages { get; } = [];

    private void Take(JsonField item)
    {
        switch (item["type"].Text)
        {
            case "" or "message" when item["role"].Text == "assistant":
                if (_turn?["content"] is not null)
                {
                    // A turn may have said something before it went on, such as a commentary before the answer.
                    _turn = null;
                }

                Turn()["content"] = ChatRequest.TextOf(item["content"]);
                break;
            case "" or "message":
                Add(item["role"].Text, Content(item["content"]));
                break;
            case "reasoning":
                // Whoever thinks begins a turn, unless the thought belongs to the one that has begun.
                if (_turn is { } begun && begun.ContainsKey("reasoning_details"))
                {
                    _turn = null;
                }

                Turn()["reasoning_details"] = new JsonArray(Thought(item));
                break;
            case "function_call":
                TakeCall(item);
                break;
            case "function_call_output":
                Add("tool", Content(item["output"]))["tool_call_id"] = item["call_id"].Text;
                break;
        }
    }

    private void TakeCall(JsonField item)
    {
        JsonObject turn = Turn();
        JsonArray calls = turn["tool_calls"] as JsonArray ?? [];
        calls.Add((JsonNode)new JsonObject
        {
            ["id"] = item["call_id"].Text,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = item["name"].Text, ["arguments"] = item["arguments"].Text },
        });
        turn["tool_calls"] = calls;
    }

    private JsonObject Turn() => _turn ??= Begin("assistant");

    private JsonObject Begin(string role)
    {
        JsonObject message = new() { ["role"] = role, ["content"] = null };
        Messages.Add((JsonNode)message);
        return message;
    }

    private JsonObject Add(string role, JsonNode? content)
    {
        _turn = null;
        JsonObject message = Begin(role);
        message["content"] = content;
        return message;
    }

    private static JsonNode? Content(JsonField content) => content.IsText
        ? JsonValue.Create(content.Text)
        : new JsonArray(content.Items().Select(Part).ToArray());

    private static JsonNode? Part(JsonField part) => part["type"].Text switch
    {
        "input_image" => new JsonObject { ["type"] = "image_url", ["image_url"] = new JsonObject { ["url"] = part["image_url"].Text } },
        "input_video" => new JsonObject { ["type"] = "video_url", ["video_url"] = new JsonObject { ["url"] = part["video_url"].Text } },
        "input_audio" => ResponsesTranslation.Copy(part),
        "input_file" => new JsonObject { ["type"] = "file", ["file"] = File(part) },
        _ => new JsonObject { ["type"] = "text", ["text"] = part["text"].Text },
    };

    private static JsonObject File(JsonField part)
    {
        JsonObject file = [];
        foreach (string name in FileMembers.Where(name => part[name].IsText))
        {
            file[name] = part[name].Text;
        }

        if (part["file_url"].IsText)
        {
            file["file_data"] = part["file_url"].Text;
        }

        return file;
    }

    private static JsonObject Thought(JsonField item) => SignedThought.Detail(
        string.Concat(item["content"].Items().Select(part => part["text"].Text)), item["signature"].IsText ? item["signature"].Text : null);
}
