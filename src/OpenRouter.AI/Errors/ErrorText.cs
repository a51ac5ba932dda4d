using System;
using System.Collections.Generic;
using System.Net;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Errors;

/// <summary>Finds the words in an error that tell a reader something.</summary>
internal static class ErrorText
{
    // Wrappers around wrappers end here.
    private const int MaxDepth = 6;

    private static readonly string[] Names = ["message", "error", "detail", "details", "msg"];

    /// <summary>The useful text of a raw error: JSON inside text is opened; null when there is none.</summary>
    internal static string? Useful(JsonElement? raw, int depth = 0)
    {
        if (raw is not { } value || depth > MaxDepth)
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => raw.Text() is { } text ? UsefulText(text, depth) : null,
            JsonValueKind.Object => UsefulObject(value, depth),
            JsonValueKind.Array => UsefulArray(value, depth),
            _ => null,
        };
    }

    /// <summary>The title of a web page, or the text itself when it is no page; null when nothing is left.</summary>
    internal static string? Plain(string text)
    {
        string trimmed = text.Trim().TrimStart('\uFEFF');
        if (!trimmed.StartsWith('<'))
        {
            return trimmed.Length == 0 ? null : trimmed;
        }

        int open = trimmed.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        int from = open < 0 ? -1 : trimmed.IndexOf('>', open) + 1;
        int to = from <= 0 ? -1 : trimmed.IndexOf("</title", from, StringComparison.OrdinalIgnoreCase);
        string title = to < 0 ? "" : WebUtility.HtmlDecode(trimmed[from..to]).Trim();
        return title.Length == 0 ? null : title;
    }

    private static string? UsefulText(string text, int depth)
    {
        // Text that is JSON but says nothing readable, such as {"retryable":true}, is still all that the provider said.
        return ErrorJson.Open(text) is { } opened ? Useful(opened, depth + 1) ?? text : Plain(text);
    }

    private static string? UsefulObject(JsonElement value, int depth)
    {
        foreach (string name in Names)
        {
            if (Useful(value.GetField(name), depth + 1) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? UsefulArray(JsonElement array, int depth)
    {
        List<string> texts = new(array.GetArrayLength());
        foreach (JsonElement item in array.EnumerateArray())
        {
            if (Useful(item, depth + 1) is { } text)
            {
                texts.Add(Place(item) is { } place ? place + ": " + text : text);
            }
        }

        return texts.Count == 0 ? null : string.Join("; ", texts);
    }

    /// <summary>Where a schema validator found the problem: <c>{"path":["tools",0,"name"],"message":"Required"}</c>.</summary>
    private static string? Place(JsonElement issue)
    {
        IReadOnlyList<string> path = ((JsonElement?)issue).Texts("path");
        return path.Count == 0 ? null : string.Join(".", path);
    }
}
