using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>A recorded call, read from its file.</summary>
internal sealed partial class RecordingFile
{
    // They describe the body as it was on the recorder's wire, before it was decoded and put together.
    private static readonly HashSet<string> TransferHeaders =
        new(StringComparer.OrdinalIgnoreCase) { "Content-Length", "Content-Encoding", "Transfer-Encoding", "Connection", "Keep-Alive", "Content-Type" };

    internal RecordingFile(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        JsonField call = new(Parse(path, string.Join('\n', File.ReadLines(path))), string.Empty);
        Method = call["method"].IsText ? call["method"].Text : "POST";
        Uri? url = Uri.TryCreate(call["url"].Text, UriKind.Absolute, out Uri? parsed) ? parsed : null;
        Endpoint = call["endpoint"].IsText ? call["endpoint"].Text.Trim('/') : url?.AbsolutePath.Trim('/') ?? string.Empty;
        Query = Secrets.Known.Remove(url?.Query ?? string.Empty);
        Body = call["request"]["body"].IsGiven ? Secrets.Known.Remove(JsonNode.Parse(call["request"]["body"].Value.GetRawText())) : null;
        JsonField response = call["response"];
        Answer = ReadAnswer(Name, response);
    }

    internal string Name { get; }

    internal string Method { get; }

    internal string Endpoint { get; }

    internal string Query { get; }

    internal JsonNode? Body { get; }

    internal WireAnswer Answer { get; }

    private static JsonElement Parse(string path, string text)
    {
        try
        {
            return JsonText.Element(text);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is no recording: {error.Message}", error);
        }
    }

    private static WireAnswer ReadAnswer(string name, JsonField response)
    {
        if (!response["status"].IsGiven || !response["status"].Value.TryGetInt32(out int status))
        {
            throw new InvalidDataException($"{name} is no recording: response.status is missing.");
        }

        KeyValuePair<string, string>[] headers = [.. response["headers"].Members().Select(static header => KeyValuePair.Create(header.Name, header.Field.IsText ? header.Field.Text : header.Field.Value.ToString()))];
        string type = headers.FirstOrDefault(static header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value
            ?? (response["sse"].IsText ? "text/event-stream" : "application/json");
        return new WireAnswer
        {
            Status = status,
            ContentType = type,
            Headers = [.. headers.Where(static header => !TransferHeaders.Contains(header.Key))],
            Pieces = Pieces(name, response),
            Ending = response["is_cut"].IsTrue ? WireEnding.Drop : WireEnding.Complete,
        };
    }

    private static IReadOnlyList<byte[]> Pieces(string name, JsonField response)
    {
        if (response["sse"].IsText)
        {
            return [.. Events(response["sse"].Text).Select(Encoding.UTF8.GetBytes)];
        }

        if (response["body_text"].IsText)
        {
            return [Encoding.UTF8.GetBytes(response["body_text"].Text)];
        }

        if (response["body_base64"].IsText)
        {
            return [response["body_base64"].Value.GetBytesFromBase64()];
        }

        return response["body"].Value.ValueKind == JsonValueKind.Undefined
            ? throw new InvalidDataException($"{name} is no recording: response has none of body, sse, body_text and body_base64.")
            : [Encoding.UTF8.GetBytes(response["raw_prefix"].Text), Encoding.UTF8.GetBytes(response["body"].Value.GetRawText())];
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
}
