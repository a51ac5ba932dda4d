using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// <c>tools</c> and <c>tool_choice</c>. Tools that this endpoint cannot run (other vendors' hosted tools, unknown kinds) are left out, as the
/// abstraction prescribes: one set of options may travel to several providers.
/// </summary>
internal static class ChatToolWriter
{
    /// <returns>Whether the request has tools.</returns>
    internal static bool Write(RequestScope scope, CacheBreakpoints breakpoints)
    {
        bool any = WriteTools(scope, breakpoints);
        if (!scope.PassOn("tool_choice") && any && scope.Options?.ToolMode is { } mode)
        {
            ToolChoice.Write(scope, mode, flat: false);
        }

        return any;
    }

    private static bool WriteTools(RequestScope scope, CacheBreakpoints breakpoints)
    {
        Utf8JsonWriter writer = scope.Writer;
        bool open = false;
        if (scope.Fields.TryGet("tools", out JsonElement raw) && raw.ValueKind == JsonValueKind.Array && raw.GetArrayLength() > 0)
        {
            open = Open(writer, open);
            foreach (JsonElement tool in raw.EnumerateArray())
            {
                tool.WriteTo(writer);
            }
        }

        bool? strict = FunctionSchema.Flag(scope.Fields.Get("strict"));
        foreach (AITool tool in scope.Options?.Tools ?? [])
        {
            if (tool is AIFunctionDeclaration || ServerTools.IsKnown(tool))
            {
                open = Open(writer, open);
                WriteTool(writer, tool, strict, breakpoints);
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

    private static void WriteTool(Utf8JsonWriter writer, AITool tool, bool? strict, CacheBreakpoints breakpoints)
    {
        if (tool is not AIFunctionDeclaration function)
        {
            ServerTools.Write(writer, tool);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, "function"u8);
        writer.WritePropertyName("function"u8);
        writer.WriteRawValue(FunctionSchema.ToJson(function, FunctionSchema.Strict(function, strict)), skipInputValidation: true);
        if (breakpoints.Take(tool.AdditionalProperties) is { } cache)
        {
            writer.WritePropertyName("cache_control"u8);
            cache.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
