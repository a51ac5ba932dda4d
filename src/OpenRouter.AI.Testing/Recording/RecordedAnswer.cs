using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>The answer of a recording.</summary>
internal static partial class RecordedAnswer
{
    // They describe the body as it was on the recorder's wire, before it was decoded and put together.
    private static readonly HashSet<string> TransferHeaders =
        new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Content-Encoding", "Transfer-Encoding", "Connection", "Keep-Alive", "Content-Type" };

    internal static WireAnswer Read(JsonField response)
    {
        KeyValuePair<string, string>[] headers = [.. RecordingFile.Object(response, "headers").Members().Select(static header => Header(header.Name, header.Field))];
        string type = headers.FirstOrDefault(static header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value
            ?? (response["sse"].IsText ? "text/event-stream" : "application/json");
        int status = Status(response["status"]);
        return new WireAnswer
        {
            Status = status,
            ContentType = type,
            Headers = [.. headers.Where(static header => !TransferHeaders.Contains(header.Key))],
            Pieces = WireAnswer.HasBody(status) ? Pieces(response) : [],
            Ending = response["is_cut"].IsTrue ? WireEnding.Drop : WireEnding.Complete,
        };
    }

    /// <summary>A status below 200 announces another answer and is none.</summary>
    private static int Status(JsonField status) =>
        status.Value.ValueKind == JsonValueKind.Number && status.Value.TryGetInt32(out int number) && number is >= 200 and <= 599
            ? number
            : throw new InvalidDataException("response.status is no number from 200 to 599.");

    /// <summary>A header that cannot be sent is told here, not to the request that meets it.</summary>
    private static KeyValuePair<string, string> Header(string name, JsonField field)
    {
        string value = field.IsText ? field.Text : field.Value.ToString();
        return Name().IsMatch(name) && !value.Any(static letter => letter is not '\t' and (< ' ' or > '~'))
            ? KeyValuePair.Create(name, value)
            : throw new InvalidDataException($"{field.Path} is no header that can be sent.");
    }

    private static IReadOnlyList<byte[]> Pieces(JsonField response)
    {
        if (RecordingFile.Text(response, "sse") is { } events)
        {
            return [.. Events(events).Select(Encoding.UTF8.GetBytes)];
        }

        if (RecordingFile.Text(response, "body_text") is { } text)
        {
            return [Encoding.UTF8.GetBytes(text)];
        }

        if (RecordingFile.Text(response, "body_base64") is not null)
        {
            return response["body_base64"].Value.TryGetBytesFromBase64(out byte[]? bytes) ? [bytes] : throw new InvalidDataException("response.body_base64 is no base64.");
        }

        return response["body"].Value.ValueKind == JsonValueKind.Undefined
            ? throw new InvalidDataException("response has none of body, sse, body_text and body_base64.")
            : [Encoding.UTF8.GetBytes(RecordingFile.Text(response, "raw_prefix") ?? string.Empty), Encoding.UTF8.GetBytes(response["body"].Value.GetRawText())];
    }

    private static IEnumerable<string> Events(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            Match end = Blank().Match(text, start);
            int next = end.Success ? end.Index + end.Length : text.Length;
            yield return text[start..next];
            start = next;
        }
    }

    [GeneratedRegex(@"\r?\n\r?\n", RegexOptions.None, 10_000)]
    private static partial Regex Blank();

    [GeneratedRegex("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", RegexOptions.None, 10_000)]
    private static partial Regex Name();
}
