using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Gathers one call, and writes its file once.</summary>
internal sealed class RecordingWriter(string file, HttpRequestMessage request, byte[] sent, HttpResponseMessage response, DateTimeOffset now) : IDisposable
{
    private const string Root = "/api/v1/";

    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly JsonObject _head = Head(request, sent, response, now);
    private readonly Secrets _secrets = Secrets.Of(request);
    private readonly bool _isEvents = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
    private bool _ended;
    private int _written;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        if (Volatile.Read(ref _written) == 0)
        {
            _received.Write(bytes);
        }
    }

    internal void End()
    {
        _ended = true;
        Dispose();
    }

    /// <summary>Writes what there is. The file appears whole or not at all.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _written, 1) != 0)
        {
            return;
        }

        AddBody(_head["response"]!.AsObject());
        _head["notes"] = _ended ? [] : new JsonArray("the answer is cut: its reader gave it up, or the connection broke");
        string unfinished = file + ".part";
        File.WriteAllText(unfinished, JsonText.Indented(_secrets.Remove(_head)!));
        File.Move(unfinished, file);
    }

    private static JsonObject Head(HttpRequestMessage request, byte[] sent, HttpResponseMessage response, DateTimeOffset now)
    {
        string path = request.RequestUri?.AbsolutePath ?? string.Empty;
        int root = path.IndexOf(Root, StringComparison.Ordinal);
        JsonNode? body = Parse(sent);
        return new JsonObject
        {
            ["endpoint"] = root < 0 ? path.TrimStart('/') : path[(root + Root.Length)..],
            ["method"] = request.Method.Method,
            ["url"] = request.RequestUri?.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped),
            ["recorded_at"] = now.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["model"] = (body as JsonObject)?["model"]?.DeepClone(),
            ["notes"] = null,
            ["request"] = new JsonObject { ["headers"] = Headers(request.Headers, request.Content?.Headers), ["body"] = body },
            ["response"] = new JsonObject { ["status"] = (int)response.StatusCode, ["headers"] = Headers(response.Headers, response.Content.Headers) },
        };
    }

    private static JsonObject Headers(HttpHeaders general, HttpHeaders? content)
    {
        JsonObject headers = [];
        foreach (KeyValuePair<string, IEnumerable<string>> header in general.Concat(content ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()))
        {
            if (SecretNames.IsKept(header.Key))
            {
                headers[header.Key] = string.Join(", ", header.Value);
            }
        }

        return headers;
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? null : JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Encoding.UTF8.GetString(json));
        }
    }

    private void AddBody(JsonObject target)
    {
        byte[] bytes = _received.WrittenSpan.ToArray();
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            target["body_base64"] = Convert.ToBase64String(Encoding.Latin1.GetBytes(_secrets.Remove(Encoding.Latin1.GetString(bytes))));
            return;
        }

        string text = Encoding.UTF8.GetString(bytes);
        string trimmed = text.TrimStart();
        if (_isEvents)
        {
            target["sse"] = _secrets.RemoveFromEvents(text);
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
}
