using System;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>The decoded bytes of a body, as they are written to a file.</summary>
internal static class RecordedBody
{
    /// <summary>Reads the body of a request: JSON, or a text.</summary>
    internal static JsonNode? OfRequest(byte[] bytes, MediaTypeHeaderValue? type) =>
        Wide(bytes, type) is { } wide ? Parse(Encoding.UTF8.GetBytes(wide.GetString(bytes))) : Parse(bytes);

    /// <summary>Adds the body of an answer in the form that gives the same bytes again, but for credentials.</summary>
    internal static void AddTo(JsonObject target, byte[] bytes, MediaTypeHeaderValue? type, Secrets secrets)
    {
        Encoding? wide = Wide(bytes, type);
        if (wide is not null || !Utf8.IsValid(bytes))
        {
            // What only looks like wide letters is looked at byte by byte too.
            byte[] cleaned = wide is null ? bytes : Cleaned(bytes, wide, secrets);
            target["body_base64"] = Convert.ToBase64String(Cleaned(cleaned, Encoding.Latin1, secrets));
            return;
        }

        string text = Encoding.UTF8.GetString(bytes);
        string trimmed = text.TrimStart();
        if (type?.MediaType == "text/event-stream")
        {
            target["sse"] = secrets.RemoveFromEvents(text);
        }
        else if (trimmed.StartsWith('{') && Parse(bytes) is JsonObject body)
        {
            target["raw_prefix"] = text[..^trimmed.Length];
            target["body"] = body;
        }
        else
        {
            target["body_text"] = text;
        }
    }

    private static byte[] Cleaned(byte[] bytes, Encoding encoding, Secrets secrets)
    {
        string text = encoding.GetString(bytes);
        string cleaned = secrets.Remove(text);
        return cleaned == text ? bytes : encoding.GetBytes(cleaned);
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            // Cloned in the making: a tree is read when it is used, and one with a name twice fails only then.
            return json.IsEmpty ? null : Secrets.Known.Remove(JsonNode.Parse(json));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return JsonValue.Create(Encoding.UTF8.GetString(json));
        }
    }

    /// <summary>Gets the encoding of a text whose letters take more than a byte, in which nothing could be found otherwise; null for all others.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> bytes, MediaTypeHeaderValue? type)
    {
        if (type?.CharSet?.Trim('"') is not { Length: > 0 } name)
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
                [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
                _ => null,
            };
        }

        try
        {
            Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding(name)
                ?? Encoding.GetEncoding(name.Equals("utf8", StringComparison.OrdinalIgnoreCase) ? "utf-8" : name);
            return encoding.GetBytes("{a") is [(byte)'{', (byte)'a'] ? null : encoding;
        }
        catch (ArgumentException error)
        {
            throw new NotSupportedException(
                $"A call with a body in the charset '{name}' was not recorded: what it holds cannot be seen, so credentials could not be taken out.", error);
        }
    }
}
