using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// Calls that the application answers although they are no functions: custom tools, patches and shells. They are handed out for information, so
/// that no function of that name is looked for; a result with their id goes back in the form of their kind.
/// </summary>
internal sealed class ClientCalls
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    internal static ClientCalls Of(IReadOnlyList<ChatMessage> history)
    {
        ClientCalls calls = new();
        for (int position = 0; position < history.Count; position++)
        {
            foreach (AIContent? content in history[position].Contents)
            {
                if (content is FunctionCallContent { CallId: { } id } call && Item(call)?.GetTextField("type") is { } type)
                {
                    calls._types[id] = type;
                }
            }
        }

        return calls;
    }

    /// <summary>Whether an item asks the application for something that is no function call.</summary>
    internal static bool IsClientCall(string type) =>
        type is "custom_tool_call" or "apply_patch_call" or "openrouter:apply_patch" or "local_shell_call" or "shell_call";

    /// <summary>Gets the item that a call stands for; null when it is a function call.</summary>
    internal static JsonElement? Item(FunctionCallContent call)
    {
        if (call.AdditionalProperties is not { } properties || !properties.TryGetValue(CarrierKeys.OutputItem, out object? value))
        {
            return null;
        }

        JsonElement item = JsonValues.ToElement(value, $"AdditionalProperties[\"{CarrierKeys.OutputItem}\"]");
        return item.ValueKind == JsonValueKind.Object ? item : null;
    }

    internal string OutputType(string callId) => Type(callId) switch
    {
        "custom_tool_call" => "custom_tool_call_output",
        "apply_patch_call" or "openrouter:apply_patch" => "apply_patch_call_output",
        "local_shell_call" => "local_shell_call_output",
        "shell_call" => "shell_call_output",
        _ => "function_call_output",
    };

    internal bool NeedsStatus(string callId) => Type(callId) is "apply_patch_call" or "openrouter:apply_patch";

    /// <summary>Writes the result of a shell, which is a list; null, and nothing written, for every other kind.</summary>
    internal string? WriteOutput(Utf8JsonWriter writer, string callId, FunctionResultContent result)
    {
        if (Type(callId) != "shell_call")
        {
            return null;
        }

        if (result.Result is not null && JsonValues.ToElement(result.Result, "the result of a shell") is { ValueKind: JsonValueKind.Array } list)
        {
            list.WriteTo(writer);
            return "";
        }

        string text = result.Result is null ? "" : ToolResults.Text(result.Result);
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("stdout"u8, text);
        writer.WriteString("stderr"u8, result.Exception is null ? "" : ToolResults.Failed);
        writer.WriteStartObject("outcome"u8);
        writer.WriteString("type"u8, "exit"u8);
        writer.WriteNumber("exit_code"u8, result.Exception is null ? 0 : 1);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        return text;
    }

    private string? Type(string callId) => _types.TryGetValue(callId, out string? type) ? type : null;
}
