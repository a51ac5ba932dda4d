using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Responses;

/// <summary>Tells a Responses request as a chat request, so that both endpoints share their scenarios.</summary>
internal static class ResponsesTranslation
{
    private static readonly string[] Same =
        ["model", "models", "stream", "temperature", "top_p", "parallel_tool_calls", "reasoning", "provider", "plugins", "user", "session_id", "metadata"];

    internal static JsonElement ToChat(JsonElement body)
    {
        JsonField request = new(body, string.Empty);
        JsonObject chat = [];
        foreach (string name in Same.Where(name => request[name].IsGiven))
        {
            chat[name] = Copy(request[name]);
        }

        if (request["max_output_tokens"].IsGiven)
        {
            chat["max_tokens"] = Copy(request["max_output_tokens"]);
        }

        if (request["tools"].IsArray)
        {
            chat["tools"] = new JsonArray(request["tools"].Items().Select(Tool).ToArray());
        }

        if (request["tool_choice"] is { IsGiven: true } choice)
        {
            chat["tool_choice"] = choice["name"].IsText
                ? new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = choice["name"].Text } }
                : Copy(choice);
        }

        if (request["text"]["format"] is { IsGiven: true } format)
        {
            chat["response_format"] = format["schema"].IsGiven
                ? new JsonObject { ["type"] = "json_schema", ["json_schema"] = Without(format, "type") }
                : Copy(format);
        }

        chat["messages"] = new InputTranslation(request).Messages;
        using JsonDocument document = JsonDocument.Parse(chat.ToJsonString());
        return document.RootElement.Clone();
    }

    internal static JsonNode? Copy(JsonField field) => JsonNode.Parse(field.Value.GetRawText());

    private static JsonNode? Tool(JsonField tool) => tool["type"].Text == "function"
        ? new JsonObject { ["type"] = "function", ["function"] = Without(tool, "type") }
        : Copy(tool);

    private static JsonObject Without(JsonField field, string name)
    {
        JsonObject copy = Copy(field)!.AsObject();
        copy.Remove(name);
        foreach (string empty in copy.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            copy.Remove(empty);
        }

        return copy;
    }
}
