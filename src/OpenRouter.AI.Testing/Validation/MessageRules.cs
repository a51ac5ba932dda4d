using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The messages, each by its role, and the tool calls with their results over all of them.</summary>
internal static class MessageRules
{
    private static readonly string[] Substance = ["content", "refusal", "reasoning", "reasoning_details", "images", "audio"];

    internal static void Check(JsonField messages)
    {
        if (!messages.Required().BeArray().Items().Any())
        {
            throw messages.Invalid("expected at least one message");
        }

        OpenCalls open = new();
        foreach (JsonField message in messages.Items())
        {
            switch (message.Required().BeObject()["role"].BeFilledText().Text)
            {
                case "system" or "developer":
                    open.CheckNone();
                    CheckContent(message, textOnly: true);
                    break;
                case "user":
                    open.CheckNone();
                    CheckContent(message, textOnly: false);
                    break;
                case "assistant":
                    open.CheckNone();
                    CheckAssistant(message, open);
                    break;
                case "tool":
                    CheckContent(message, textOnly: false);
                    open.Close(message["tool_call_id"].Required().BeText());
                    break;
                default:
                    throw message["role"].Invalid("expected one of system, developer, user, assistant, tool");
            }
        }

        open.CheckNone();
    }

    private static void CheckContent(JsonField message, bool textOnly)
    {
        message["content"].Required();
        message["name"].BeText();
        ContentRules.Check(message["content"], textOnly);
    }

    private static void CheckAssistant(JsonField message, OpenCalls open)
    {
        ContentRules.Check(message["content"], textOnly: false);
        message["reasoning"].BeText();
        message["refusal"].BeText();
        foreach (JsonField detail in message["reasoning_details"].BeArray().Items())
        {
            detail.Required().BeObject()["type"].BeFilledText();
        }

        bool calls = false;
        foreach (JsonField call in message["tool_calls"].BeArray().Items())
        {
            CheckCall(call.Required().BeObject());
            open.Add(call["id"]);
            calls = true;
        }

        if (!calls && !Substance.Any(name => message[name].IsGiven))
        {
            throw message.Invalid("an assistant message needs content or tool_calls");
        }
    }

    private static void CheckCall(JsonField call)
    {
        call["id"].BeFilledText();
        call["type"].BeOneOf("function");
        JsonField function = call["function"].Required().BeObject();
        function["name"].BeName();
        JsonField arguments = function["arguments"].Required().BeText();
        if (!IsJsonObject(arguments.Text))
        {
            throw arguments.Invalid("expected a JSON object as a string");
        }
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
