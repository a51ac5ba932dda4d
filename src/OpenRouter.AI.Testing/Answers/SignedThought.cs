using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>A thought as Claude sends it. The signature follows from the text, so that a changed one is found without remembering
/// any.</summary>
internal static class SignedThought
{
    private const string Kind = "reasoning.text";
    private const string Format = "anthropic-claude-v1";

    internal static string Sign(string text) =>
        "Emulator" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("emulator:" + text)));

    /// <summary>Makes an entry of <c>reasoning_details</c>, whole or a fragment of one.</summary>
    internal static JsonObject Detail(string? text, string? signature)
    {
        JsonObject detail = new() { ["type"] = Kind };
        if (text is not null)
        {
            detail["text"] = text;
        }

        if (signature is not null)
        {
            detail["signature"] = signature;
        }

        detail["format"] = Format;
        detail["index"] = 0;
        return detail;
    }

    /// <summary>Says what was done to the reasoning details of an earlier answer; <see langword="null"/> when they are as they were
    /// sent.</summary>
    internal static string? Fault(JsonElement details)
    {
        if (details.ValueKind != JsonValueKind.Array)
        {
            return "missing; the thoughts before a tool call must be sent back unchanged";
        }

        if (details.GetArrayLength() != 1 || details[0] is not { ValueKind: JsonValueKind.Object } detail)
        {
            return "expected the one entry that was sent";
        }

        string? text = Text(detail, "text");
        string? signature = Text(detail, "signature");
        if (text is null || signature is null || signature != Sign(text))
        {
            return "invalid signature in a thinking block, which cannot be modified";
        }

        bool same = detail.EnumerateObject().Count() == 5 && Text(detail, "type") == Kind && Text(detail, "format") == Format
            && detail.TryGetProperty("index", out JsonElement index) && index.GetRawText() == "0";
        return same ? null : "changed; the entry must be sent back as it was";
    }

    private static string? Text(JsonElement detail, string name) =>
        detail.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
