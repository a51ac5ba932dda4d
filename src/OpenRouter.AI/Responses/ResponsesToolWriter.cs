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
            ToolChoice.Write(scope, mode, flat: true);
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
}
