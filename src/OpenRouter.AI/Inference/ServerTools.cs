using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>Tools that OpenRouter runs: its own, and the abstraction's hosted ones that it has. Both endpoints take them in one form.</summary>
internal static class ServerTools
{
    private const string WebSearch = "openrouter:web_search";
    private const string ImageGeneration = "openrouter:image_generation";

    internal static bool IsKnown(AITool? tool) => tool is OpenRouterServerTool or HostedWebSearchTool or HostedImageGenerationTool;

    internal static void Write(Utf8JsonWriter writer, AITool tool)
    {
        if (tool is OpenRouterServerTool server)
        {
            server.ToJson().WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, tool is HostedWebSearchTool ? WebSearch : ImageGeneration);
        WriteParameters(writer, tool);
        writer.WriteEndObject();
    }

    /// <summary>Gets the wire type of the server tool of a name; null when the name is that of a function.</summary>
    internal static string? TypeOf(IList<AITool> tools, string name)
    {
        foreach (AITool? tool in tools)
        {
            if (tool is null or AIFunctionDeclaration || !string.Equals(tool.Name, name, StringComparison.Ordinal))
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
}
