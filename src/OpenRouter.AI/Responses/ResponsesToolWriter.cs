using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>
/// <c>tools</c> and <c>tool_choice</c>. Tools that OpenRouter does not run (other vendors' hosted tools, unknown kinds) are left out, as the
/// abstraction prescribes: one set of options may travel to several providers.
/// </summary>
internal static class ResponsesToolWriter
{
    /// <returns>Whether the request has tools.</returns>
    internal static bool Write(RequestScope scope)
    {
        bool any = WriteTools(scope);
        if (scope.Fields.TryGet("tool_choice", out JsonElement raw))
        {
            scope.Writer.WritePropertyName("tool_choice"u8);
            FlatShape.Write(scope.Writer, raw, "function");
        }
        else if (any && scope.Options?.ToolMode is { } mode)
        {
            WriteChoice(scope, mode);
        }

        return any;
    }

    private static bool WriteTools(RequestScope scope)
    {
        Utf8JsonWriter writer = scope.Writer;
        bool open = false;
        if (scope.Fields.TryGet("tools", out JsonElement raw) && raw.ValueKind == JsonValueKind.Array && raw.GetArrayLength() > 0)
        {
            open = Open(writer, open);
            foreach (JsonElement tool in raw.EnumerateArray())
            {
                FlatShape.Write(writer, tool, "function");
            }
        }

        bool? strict = FunctionSchema.Flag(scope.Fields.Get("strict"));
        foreach (AITool tool in scope.Options?.Tools ?? [])
        {
            if (tool is AIFunctionDeclaration function)
            {
                open = Open(writer, open);
                writer.WriteRawValue(FunctionSchema.ToJson(function, FunctionSchema.Strict(function, strict), flat: true), skipInputValidation: true);
            }
            else if (ServerTools.IsKnown(tool))
            {
                open = Open(writer, open);
                ServerTools.Write(writer, tool);
            }
        }

        if (open)
        {
            writer.WriteEndArray();
        }

        return open;
    }

    private static bool Open(Utf8JsonWriter writer, bool open)
    {
        if (!open)
        {
            writer.WriteStartArray("tools"u8);
        }

        return true;
    }

    private static void WriteChoice(RequestScope scope, ChatToolMode mode)
    {
        Utf8JsonWriter writer = scope.Writer;
        switch (mode)
        {
            case NoneChatToolMode:
                writer.WriteString("tool_choice"u8, "none"u8);
                break;
            case AutoChatToolMode:
                writer.WriteString("tool_choice"u8, "auto"u8);
                break;
            case RequiredChatToolMode { RequiredFunctionName: { } name }:
                WriteNamedChoice(scope, name);
                break;
            case RequiredChatToolMode:
                writer.WriteString("tool_choice"u8, "required"u8);
                break;
        }
    }

    private static void WriteNamedChoice(RequestScope scope, string name)
    {
        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject("tool_choice"u8);
        if (ServerTools.TypeOf(scope.Options?.Tools ?? [], name) is { } type)
        {
            writer.WriteString("type"u8, type);
        }
        else
        {
            writer.WriteString("type"u8, "function"u8);
            writer.WriteString("name"u8, name);
        }

        writer.WriteEndObject();
    }
}
