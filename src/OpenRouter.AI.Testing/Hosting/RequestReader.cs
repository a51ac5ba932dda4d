using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Reads a whole request before anything is decided about it, so that the record is complete; what there is of one that breaks off.</summary>
internal static class RequestReader
{
    internal static async Task<(RecordedRequest Request, bool IsWhole)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, StringValues values) in request.Headers)
        {
            headers[name] = values.ToString();
        }

        using MemoryStream body = new();
        bool isWhole = await TryCopyAsync(request.Body, body, cancellationToken).ConfigureAwait(false);
        string text = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
        RecordedRequest recorded = new(
            request.Method,
            request.Path.Value ?? string.Empty,
            request.QueryString.Value ?? string.Empty,
            headers,
            text,
            Json(text));
        return (recorded, isWhole);
    }

    private static async Task<bool> TryCopyAsync(Stream sent, MemoryStream body, CancellationToken cancellationToken)
    {
        try
        {
            await sent.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // The client has left, or the emulator stops.
            return false;
        }
    }

    private static JsonElement? Json(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(WholeText.Of(text));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // The endpoint answers 400; the record keeps the text.
            return null;
        }
    }
}
