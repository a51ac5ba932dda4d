using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>Which tool the model must call, in the words of both endpoints. They differ in one thing: where the name of a function stands.</summary>
internal static class ToolChoice
{
    /// <param name="scope">The request.</param>
    /// <param name="mode">What was asked for.</param>
    /// <param name="flat">Whether the name stands beside the type, instead of in an object of its own.</param>
    internal static void Write(RequestScope scope, ChatToolMode mode, bool flat)
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
                WriteNamed(scope, name, flat);
                break;
            case RequiredChatToolMode:
                writer.WriteString("tool_choice"u8, "required"u8);
                break;
        }
    }

    private static void WriteNamed(RequestScope scope, string name, bool flat)
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
            if (!flat)
            {
                writer.WriteStartObject("function"u8);
            }

            writer.WriteString("name"u8, name);
            if (!flat)
            {
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }
}
