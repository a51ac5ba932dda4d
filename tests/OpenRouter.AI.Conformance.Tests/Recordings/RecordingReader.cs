using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Recordings;

/// <summary>Makes a <see cref="ChatRecording"/> of a pair of files.</summary>
internal static class RecordingReader
{
    public static ChatRecording Read(string name, string dataJson, string expectedJson)
    {
        using JsonDocument data = JsonDocument.Parse(dataJson);
        using JsonDocument expected = JsonDocument.Parse(expectedJson);
        JsonElement response = data.RootElement.GetProperty("response");
        JsonElement outcome = expected.RootElement.Clone();

        // One recording lacks the request; that its answer is a stream tells what was asked.
        bool streams = outcome.GetProperty("requested_stream").GetBoolean() || Text(response, "sse") is not null;
        return new ChatRecording(name, streams, response.GetProperty("status").GetInt32(), Headers(response), Body(response), outcome);
    }

    private static Dictionary<string, string> Headers(JsonElement response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty header in response.GetProperty("headers").EnumerateObject())
        {
            headers[header.Name] = header.Value.ToString();
        }

        // Some recorders keep no headers; the service always names the type of its answer.
        headers.TryAdd("Content-Type", Text(response, "sse") is null ? "application/json" : "text/event-stream");
        return headers;
    }

    private static byte[] Body(JsonElement response)
    {
        if (Text(response, "sse") is { } sse)
        {
            return Encoding.UTF8.GetBytes(sse);
        }

        if (Text(response, "body_text") is { } text)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        if (Text(response, "body_base64") is { } base64)
        {
            return Convert.FromBase64String(base64);
        }

        if (!response.TryGetProperty("body", out JsonElement body))
        {
            throw new InvalidDataException("The recorded answer has no body.");
        }

        return [.. Encoding.UTF8.GetBytes(Text(response, "raw_prefix") ?? ""), .. CompactJson.Compact(body.GetRawText())];
    }

    private static string? Text(JsonElement response, string property) =>
        response.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
