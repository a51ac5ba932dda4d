using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Gathers one call, and writes its file once.</summary>
internal sealed class RecordingWriter(string file, HttpRequestMessage request, byte[] sent, HttpResponseMessage response, DateTimeOffset now, Action<Exception> failed) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _received = new();
    private readonly JsonObject _head = Head(request, sent, response, now);
    private readonly Secrets _secrets = Secrets.Of(request);
    private readonly string[] _codings = [.. response.Content.Headers.ContentEncoding];
    private readonly MediaTypeHeaderValue? _type = response.Content.Headers.ContentType;
    private readonly long? _length = response.Content.Headers.ContentLength;
    private bool _ended;
    private bool _written;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_received)
        {
            if (!_written)
            {
                _received.Write(bytes);
            }
        }
    }

    internal void End()
    {
        lock (_received)
        {
            _ended = true;
        }

        Dispose();
    }

    /// <summary>Writes what there is. The file appears whole or not at all; that it could not be written is no failure of the call.</summary>
    public void Dispose()
    {
        lock (_received)
        {
            if (_written)
            {
                return;
            }

            _written = true;
        }

        try
        {
            string unfinished = file + ".part";
            File.WriteAllText(unfinished, Text());
            File.Move(unfinished, file);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failed(error);
        }
    }

    private string Text()
    {
        byte[] received = _received.WrittenSpan.ToArray();
        bool isBroken = !_ended && received.Length != _length;
        byte[] bytes = ContentCoding.Decode(received, _codings, isBroken);
        JsonObject target = _head["response"]!.AsObject();
        RecordedBody.AddTo(target, bytes, _type, _secrets);
        bool isCut = isBroken && !IsWhole(bytes);
        target["is_cut"] = isCut ? true : null;
        _head["notes"] = isCut ? new JsonArray("the answer is cut: its reader gave it up, or the connection broke") : [];
        return JsonText.Indented(_secrets.Remove(_head)!);
    }

    /// <summary>Some readers of events stop at the end mark without asking for more.</summary>
    private bool IsWhole(ReadOnlySpan<byte> bytes) => _type?.MediaType == "text/event-stream" && bytes.TrimEnd("\r\n "u8).EndsWith("data: [DONE]"u8);

    private static JsonObject Head(HttpRequestMessage request, byte[] sent, HttpResponseMessage response, DateTimeOffset now)
    {
        byte[] plain = ContentCoding.Decode(sent, request.Content?.Headers.ContentEncoding ?? Enumerable.Empty<string>());
        JsonNode? body = RecordedBody.OfRequest(plain, request.Content?.Headers.ContentType);
        return new JsonObject
        {
            ["endpoint"] = RecordedPath.Of(request.RequestUri?.AbsolutePath ?? string.Empty),
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
            string value = string.Join(", ", header.Value);

            // A header that is not ASCII cannot be sent again as it was.
            if (SecretNames.IsKept(header.Key) && Ascii.IsValid(value))
            {
                headers[header.Key] = value;
            }
        }

        return headers;
    }
}
