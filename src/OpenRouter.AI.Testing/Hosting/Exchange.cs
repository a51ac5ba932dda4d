using System;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OpenRouter.AI.Testing.Errors;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>One request and the way to its answer. Each write is flushed, so that the client sees the pieces as they are made.</summary>
internal sealed class Exchange
{
    private readonly HttpContext _context;

    internal Exchange(HttpContext context, RecordedRequest request, CancellationToken left)
    {
        _context = context;
        Request = request;
        Left = left;
    }

    internal RecordedRequest Request { get; }

    /// <summary>Gets the token of the end: the client has gone, or the emulator stops.</summary>
    internal CancellationToken Left { get; }

    /// <summary>Gets the body, which must be a JSON object.</summary>
    internal JsonElement ReadObject() => Request.Body is { ValueKind: JsonValueKind.Object } json
        ? json
        : throw new RejectedRequestException(ServiceError.BadRequest("The request body is not a JSON object"));

    internal string? Query(string name) => _context.Request.Query[name];

    internal void Begin(int status, string contentType)
    {
        _context.Response.StatusCode = status;
        _context.Response.ContentType = contentType;
    }

    internal void SetHeader(string name, string value) => _context.Response.Headers[name] = value;

    internal Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text).AsMemory());

    internal async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await _context.Response.BodyWriter.WriteAsync(bytes, Left).ConfigureAwait(false);
        Left.ThrowIfCancellationRequested();
    }

    /// <summary>Says nothing more and holds the connection until the client leaves or the emulator stops.</summary>
    internal Task StallAsync() => Task.Delay(Timeout.InfiniteTimeSpan, Left);

    /// <summary>Closes the connection in the middle of the answer; before the answer has begun, without one.</summary>
    [DoesNotReturn]
    internal static void Drop() => throw new DroppedConnectionException();

    internal async Task FlushHeadersAsync()
    {
        await _context.Response.StartAsync(Left).ConfigureAwait(false);
        await _context.Response.BodyWriter.FlushAsync(Left).ConfigureAwait(false);
    }
}
