using System;
using System.Linq;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The offered tools and the choice among them.</summary>
internal static class ToolRules
{
    private const string ServerTool = "openrouter:";

    private static readonly string[] NotOnChat =
        ["openrouter:bash", "openrouter:shell", "openrouter:tool_search", "openrouter:apply_patch"];

    internal static void Check(JsonField request)
    {
        foreach (JsonField tool in request["tools"].BeArray().Items())
        {
            CheckTool(tool.Required().BeObject());
        }

        request["parallel_tool_calls"].BeBoolean();
        request["max_tool_calls"].BeInteger(1, 30);
        CheckChoice(request["tool_choice"], request["tools"]);
        CheckHistory(request);
    }

    private static void CheckTool(JsonField tool)
    {
        string type = tool["type"].BeFilledText().Text;
        if (type == "function")
        {
            JsonField function = tool["function"].Required().BeObject();
            function["name"].BeName();
            function["description"].BeText();
            function["parameters"].BeObject();
            function["strict"].BeBoolean();
        }
        else if (NotOnChat.Contains(type))
        {
            throw tool["type"].Invalid($"{type} is not available on chat completions");
        }
        else if (type.StartsWith(ServerTool, StringComparison.Ordinal))
        {
            tool.HaveOnly("type", "parameters", "cache_control")["parameters"].BeObject();
        }
        else if (!IsSearch(type))
        {
            throw tool["type"].Invalid("expected function, web_search or a server tool that begins with openrouter:");
        }
    }

    /// <summary>The forms of other APIs, which the service turns into its own search.</summary>
    private static bool IsSearch(string type) =>
        type is "web_search" or "web_search_preview" or "web_search_preview_2025_03_11" or "web_search_2025_08_26";

    private static void CheckChoice(JsonField choice, JsonField tools)
    {
        if (!choice.IsObject)
        {
            choice.BeOneOf("none", "auto", "required");
            if (choice.Text == "required" && !tools.Items().Any())
            {
                throw choice.Invalid("required needs tools");
            }

            return;
        }

        string type = choice["type"].BeFilledText().Text;
        if (type == "function")
        {
            JsonField name = choice["function"].Required().BeObject()["name"].BeFilledText();
            if (!tools.Items().Any(tool => tool["function"]["name"].Text == name.Text))
            {
                throw name.Invalid($"{name.Text} is none of the tools");
            }
        }
        else if (!type.StartsWith(ServerTool, StringComparison.Ordinal) && !IsSearch(type))
        {
            throw choice["type"].Invalid("expected function or the type of a server tool");
        }
    }

    /// <summary>A history with tool calls needs the tools on each turn; providers refuse it otherwise.</summary>
    private static void CheckHistory(JsonField request)
    {
        if (!request["tools"].Items().Any() && request["messages"].Items().Any(message => message["tool_calls"].Items().Any()))
        {
            throw request["tools"].Invalid("required while the messages have tool calls");
        }
    }
}
