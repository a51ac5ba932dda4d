using System;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>A request, with one view of its history for both endpoints.</summary>
internal sealed record Sent(Uri Uri, string Text, JsonElement Body, string? Key)
{
    public bool IsResponses => Uri.AbsolutePath.EndsWith("/responses", StringComparison.Ordinal);

    public JsonElement[] Messages => [.. Body.GetProperty(IsResponses ? "input" : "messages").EnumerateArray()];

    public JsonElement[] Tools => [.. Body.GetProperty("tools").EnumerateArray().Select(tool => IsResponses ? tool : tool.GetProperty("function"))];

    /// <summary>
    /// The history in words, such as <c>user:hi</c>, <c>call:id name arguments</c>, <c>result:id text</c>. Calls of one chat message are
    /// joined by a plus sign.
    /// </summary>
    public string[] History => [.. Messages.SelectMany(Words)];

    public string[] Roles => [.. Messages.Select(message => message.GetProperty("role").GetString()!)];

    public string? Field(string name) => Body.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : null;

    private static System.Collections.Generic.IEnumerable<string> Words(JsonElement message)
    {
        string? type = message.TryGetProperty("type", out JsonElement kind) ? kind.GetString() : null;
        if (type == "function_call")
        {
            yield return Call(message.GetProperty("call_id"), message);
            yield break;
        }

        if (type == "function_call_output")
        {
            yield return $"result:{message.GetProperty("call_id").GetString()} {Said(message.GetProperty("output"))}";
            yield break;
        }

        if (type is not (null or "message"))
        {
            yield return $"{type}:{message.GetRawText()}";
            yield break;
        }

        string role = message.GetProperty("role").GetString()!;
        if (role == "tool")
        {
            yield return $"result:{message.GetProperty("tool_call_id").GetString()} {Said(message.GetProperty("content"))}";
            yield break;
        }

        if (message.TryGetProperty("reasoning_details", out JsonElement details))
        {
            yield return "reasoning:" + details.GetRawText();
        }

        string text = Said(message.GetProperty("content"));
        if (text.Length > 0 || !message.TryGetProperty("tool_calls", out _))
        {
            yield return $"{role}:{text}";
        }

        if (message.TryGetProperty("tool_calls", out JsonElement calls))
        {
            yield return string.Join(" + ", calls.EnumerateArray().Select(call => Call(call.GetProperty("id"), call.GetProperty("function"))));
        }
    }

    private static string Call(JsonElement id, JsonElement call) =>
        $"call:{id.GetString()} {call.GetProperty("name").GetString()} {call.GetProperty("arguments").GetString()}";

    private static string Said(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part =>
            part.TryGetProperty("text", out JsonElement text) ? text.GetString() : part.GetRawText())),
        _ => "",
    };
}
