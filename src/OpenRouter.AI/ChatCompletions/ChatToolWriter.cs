using System;
using System.Collections.Generic;
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
    private const string WebSearch = "openrouter:web_search";
    private const string ImageGeneration = "openrouter:image_generation";

    /// <returns>Whether the request has tools.</returns>
    internal static bool Write(ChatRequestScope scope, CacheBreakpoints breakpoints)
    {
        bool any = WriteTools(scope, breakpoints);
        if (!scope.PassOn("tool_choice") && any && scope.Options?.ToolMode is { } mode)
        {
            WriteChoice(scope, mode);
        }

        return any;
    }

    private static bool WriteTools(ChatRequestScope scope, CacheBreakpoints breakpoints)
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
            if (IsKnown(tool))
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

    private static bool IsKnown(AITool? tool) =>
        tool is AIFunctionDeclaration or OpenRouterServerTool or HostedWebSearchTool or HostedImageGenerationTool;

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
        if (tool is OpenRouterServerTool server)
        {
            server.ToJson().WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        if (tool is AIFunctionDeclaration function)
        {
            writer.WriteString("type"u8, "function"u8);
            writer.WritePropertyName("function"u8);
            writer.WriteRawValue(FunctionSchema.ToJson(function, FunctionSchema.Strict(function, strict)), skipInputValidation: true);
            if (breakpoints.Take(tool.AdditionalProperties) is { } cache)
            {
                writer.WritePropertyName("cache_control"u8);
                cache.WriteTo(writer);
            }
        }
        else
        {
            writer.WriteString("type"u8, tool is HostedWebSearchTool ? WebSearch : ImageGeneration);
            WriteParameters(writer, tool);
        }

        writer.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter writer, AITool tool)
    {
        bool open = false;
        if (tool is HostedImageGenerationTool { Options: { } image })
        {
            WriteParameter(writer, ref open, "model", image.ModelId);
            WriteParameter(writer, ref open, "size", image.ImageSize is { } size ? $"{size.Width}x{size.Height}" : null);
            WriteParameter(writer, ref open, "output_format", image.MediaType is { } type ? type[(type.LastIndexOf('/') + 1)..] : null);
        }

        foreach (KeyValuePair<string, object?> parameter in tool.AdditionalProperties)
        {
            if (!parameter.Key.StartsWith("openrouter:", StringComparison.Ordinal))
            {
                WriteParameter(writer, ref open, parameter.Key, parameter.Value);
            }
        }

        if (open)
        {
            writer.WriteEndObject();
        }
    }

    private static void WriteParameter(Utf8JsonWriter writer, ref bool open, string name, object? value)
    {
        if (value is null)
        {
            return;
        }

        JsonElement element = JsonValues.ToElement(value, $"the tool's AdditionalProperties[\"{name}\"]");
        if (!open)
        {
            writer.WriteStartObject("parameters"u8);
            open = true;
        }

        writer.WritePropertyName(name);
        element.WriteTo(writer);
    }

    private static void WriteChoice(ChatRequestScope scope, ChatToolMode mode)
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

    private static void WriteNamedChoice(ChatRequestScope scope, string name)
    {
        Utf8JsonWriter writer = scope.Writer;
        writer.WriteStartObject("tool_choice"u8);
        if (ServerType(scope.Options?.Tools ?? [], name) is { } type)
        {
            writer.WriteString("type"u8, type);
        }
        else
        {
            writer.WriteString("type"u8, "function"u8);
            writer.WriteStartObject("function"u8);
            writer.WriteString("name"u8, name);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Gets the wire type of the server tool of a name; null when the name is that of a function.</summary>
    private static string? ServerType(IList<AITool> tools, string name)
    {
        foreach (AITool tool in tools)
        {
            if (tool is AIFunctionDeclaration || !string.Equals(tool.Name, name, StringComparison.Ordinal))
            {
                continue;
            }

            return tool switch
            {
                OpenRouterServerTool server => server.Type,
                HostedWebSearchTool => WebSearch,
                HostedImageGenerationTool => ImageGeneration,
                _ => null,
            };
        }

        return null;
    }
}
